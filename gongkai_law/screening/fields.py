"""What a table's columns hold, by their heads; which list of people a table is, by its title. Data: fields, lists."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, cast

from gongkai_law.errors import InputFault
from gongkai_law.screening.folding import UNSEEN, fold
from gongkai_law.sources import read_data

FieldAction = Literal["keep", "drop", "village", "name"]
_HERE = Path(__file__).parent
_BLANK = re.compile(rf"[\s{UNSEEN}*]+")
_NOTE = re.compile(r"\([^)]*\)\Z")
_FIGURE = re.compile(r"[0-9]{5}|\A\s*[0-9][0-9,.]*\S{0,3}\s*\Z")  # a number with its unit is no head
_LONGEST_HEAD = 24
_ROWS_TO_HEAD = 15


@dataclass(frozen=True, slots=True)
class Field:
    """What a column holds; `finding` is the kind reported for it ("" = none), `action` what the public copy does."""

    key: str
    finding: str
    action: FieldAction
    beneficiary: bool
    equals: tuple[str, ...]
    words: tuple[str, ...]
    endings: tuple[str, ...]
    unless: tuple[str, ...]

    def fits(self, head: str) -> bool:
        """Whether a head in plain form names this field."""
        if any(word in head for word in self.unless):
            return False
        bare = _NOTE.sub("", head)
        return (
            head in self.equals
            or any(word in head for word in self.words)
            or any(head.endswith(end) or bare.endswith(end) for end in self.endings)
        )


@dataclass(frozen=True, slots=True)
class ListType:
    """A kind of public list: `names` says whether people are named or, being children, only numbered."""

    key: str
    label: str
    title_words: tuple[str, ...]
    names: Literal["keep", "number"]


@dataclass(frozen=True, slots=True)
class Head:
    """Where the head of a table lies (`first` to `last` row) and its cells; titles stand above it."""

    first: int
    last: int
    cells: tuple[str, ...]
    title: str


@lru_cache(maxsize=1)
def fields() -> dict[str, Field]:
    """Every known field, in the order in which heads are tried."""
    raw = read_data(_HERE / "fields.toml")["fields"]
    return {key: _field(key, entry) for key, entry in raw.items()}


def _field(key: str, entry: dict[str, Any]) -> Field:
    return Field(
        key=key,
        finding=entry.get("finding", ""),
        action=cast(FieldAction, entry["action"]),
        beneficiary=bool(entry.get("beneficiary", False)),
        equals=tuple(entry.get("equals", ())),
        words=tuple(entry.get("words", ())),
        endings=tuple(entry.get("endings", ())),
        unless=tuple(entry.get("unless", ())),
    )


@lru_cache(maxsize=1)
def empty_values() -> frozenset[str]:
    """Cell values that say nothing."""
    return frozenset(read_data(_HERE / "fields.toml")["empty"]["values"])


@lru_cache(maxsize=1)
def list_types() -> dict[str, ListType]:
    """Every kind of public list by key."""
    raw = read_data(_HERE / "lists.toml")["lists"]
    return {
        key: ListType(key, entry["label"], tuple(entry["title_words"]), entry["names"])
        for key, entry in raw.items()
    }


def list_type(key: str) -> ListType:
    """The list type of a key; raises InputFault for one that is not known."""
    known = list_types()
    if key not in known:
        names = "、".join(entry.label for entry in known.values())
        raise InputFault("screening.unknown_list", asked=key, known=names)
    return known[key]


def detect_list_type(title: str) -> str:
    """The key of the list type that a title (or file name) names; "" when it names none."""
    plain = _BLANK.sub("", fold(title))
    return next((t.key for t in list_types().values() if any(word in plain for word in t.title_words)), "")


def field_of(head: str) -> Field | None:
    """The field that the head of a column names, or None."""
    plain = _BLANK.sub("", fold(head))
    if not plain or len(plain) > _LONGEST_HEAD:
        return None
    return next((field for field in fields().values() if field.fits(plain)), None)


def is_filled(cell: str) -> bool:
    """Whether a cell says anything."""
    return fold(cell).strip(f" \t\n{UNSEEN}") not in empty_values()


def find_head(rows: Sequence[Sequence[str]], *, fewest: int = 2) -> Head | None:
    """The head among the first rows: the one with most known fields, at least `fewest`; a second head row joins it.

    None when no row looks like a head.
    """
    best, most = -1, fewest - 1
    for number, row in enumerate(rows[:_ROWS_TO_HEAD]):
        known = sum(field_of(cell) is not None for cell in row if not _FIGURE.search(fold(cell)))
        if known > most:
            best, most = number, known
    if best < 0:
        return None
    title = " ".join(cell.strip() for row in rows[:best] for cell in row if cell.strip())
    cells, last = _with_second_row(rows, best)
    return Head(best, last, cells, title)


def _with_second_row(rows: Sequence[Sequence[str]], best: int) -> tuple[tuple[str, ...], int]:
    """A head of two rows (家庭成员 over 姓名, 年龄): the lower cells fill what the upper leave blank."""
    upper = list(rows[best])
    if best + 1 >= len(rows):
        return tuple(upper), best
    lower = rows[best + 1]
    blanks = [n for n, cell in enumerate(upper) if not cell.strip()]
    fills = [n for n in blanks if n < len(lower) and field_of(lower[n]) is not None]
    heads_only = all(not cell.strip() or field_of(cell) is not None for cell in lower)
    if not fills or not heads_only:
        return tuple(upper), best
    above = ""
    joined = []
    for n, cell in enumerate(upper):
        above = cell.strip() or above
        under = lower[n].strip() if n < len(lower) else ""
        joined.append(under if under and not cell.strip() else (f"{cell}{under}" if under else cell))
    return tuple(joined), best + 1
