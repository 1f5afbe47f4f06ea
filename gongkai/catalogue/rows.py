"""One row of a catalogue before it is kept: as a file or a sample gives it, checked by the law package."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gongkai.catalogue.models import Item
from gongkai_law.disclosure.directory import ItemFinding, ItemWords, check_item


@dataclass(frozen=True, slots=True)
class ItemRow:
    """The words of one row. `channels` are box ids; `units` names of offices or villages that owe it."""

    area: str
    level1: str
    level2: str
    level3: str
    content: str
    basis: str
    term: str
    subject: str
    channels: tuple[str, ...]
    channels_note: str = ""
    audience: str = "all"
    audience_note: str = ""
    mode: str = "proactive"
    on_county: bool = False
    on_township: bool = True
    on_village: bool = False
    units: tuple[str, ...] = ()

    @property
    def levels(self) -> tuple[str, ...]:
        marks = (("county", self.on_county), ("township", self.on_township), ("village", self.on_village))
        return tuple(name for name, on in marks if on)

    def words(self) -> ItemWords:
        """The row as the law package judges it."""
        return ItemWords(
            level1=self.level1,
            level2=self.level2,
            content=self.content,
            basis=self.basis,
            term=self.term,
            subject=self.subject,
            channels=self.channels,
            audience=self.audience,
            mode=self.mode,
            levels=self.levels,
        )


# What a row and an item have in common, by name.
COPIED = (
    "area",
    "level1",
    "level2",
    "level3",
    "content",
    "basis",
    "term",
    "subject",
    "channels_note",
    "audience",
    "audience_note",
    "mode",
    "on_county",
    "on_township",
    "on_village",
)


def row_of(item: Item, units: tuple[str, ...] = ()) -> ItemRow:
    """A kept item as a row again."""
    words = {name: getattr(item, name) for name in COPIED}
    return ItemRow(**words, channels=tuple(item.channels), units=units)


def findings(row: ItemRow, *, on: date) -> tuple[ItemFinding, ...]:
    """What is wrong with a row on a day."""
    return check_item(row.words(), on=on)
