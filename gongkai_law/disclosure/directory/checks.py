"""Whether one item of a catalogue is complete and sound: errors stop an import or an adoption, warnings are shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from gongkai_law.citation import cite
from gongkai_law.disclosure.directory.bases import read_bases
from gongkai_law.disclosure.directory.contents import split_content
from gongkai_law.disclosure.directory.terms import read_term
from gongkai_law.errors import Fault, InputFault, LawFault


@dataclass(frozen=True, slots=True)
class ItemWords:
    """An item as written. `channels`: ids of boxes; `levels`: any of county, township, village."""

    level1: str
    level2: str
    content: str
    basis: str
    term: str
    subject: str
    channels: tuple[str, ...]
    audience: str
    mode: str
    levels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ItemFinding:
    """What is wrong with an item: in which column (its id), and whether it stops (`error`) or only warns."""

    column: str
    error: bool
    fault: Fault


def _missing(column: str, label: str) -> ItemFinding:
    return ItemFinding(column, True, InputFault("directory.missing", column=label))


def check_item(item: ItemWords, *, on: date) -> tuple[ItemFinding, ...]:
    """Everything wrong with an item on a day. (条例 26; 54号)"""
    return (*_complete(item), *_terms(item), *_bases(item, on))


def _complete(item: ItemWords) -> Iterator[ItemFinding]:
    if not item.level1.strip():
        yield _missing("level1", "一级事项")
    if not split_content(item.content):
        yield _missing("content", "公开内容（要素）")
    if not item.basis.strip():
        yield _missing("basis", "公开依据")
    if not item.term.strip():
        yield _missing("term", "公开时限")
    if not item.subject.strip():
        yield _missing("subject", "公开主体")
    if not item.channels:
        yield ItemFinding("channels", True, InputFault("directory.no_channel"))
    if item.audience not in ("all", "specific"):
        yield ItemFinding("audience_all", True, InputFault("directory.no_audience"))
    if item.mode not in ("proactive", "on_request"):
        yield ItemFinding("mode_proactive", True, InputFault("directory.no_mode"))
    if not item.levels:
        yield ItemFinding("level_township", True, InputFault("directory.no_level"))


def _terms(item: ItemWords) -> Iterator[ItemFinding]:
    if not item.term.strip():
        return
    term = read_term(item.term)
    if not term.read:
        yield ItemFinding("term", False, InputFault("directory.term_unread", term=item.term.strip()[:60]))
    if (
        term.rule == "event"
        and term.after
        and not term.article
        and _longer_than_general(term.length, term.unit)
    ):
        fault = LawFault("directory.term_too_long", articles=(cite("条例 26"),), term=item.term.strip()[:60])
        yield ItemFinding("term", False, fault)


def _longer_than_general(length: int, unit: str) -> bool:
    """Whether a count is surely longer than twenty working days: 29 natural days can hold twenty of them and more."""
    return {"working_day": length > 20, "natural_day": length > 28, "month": length >= 1}[unit]


def _bases(item: ItemWords, on: date) -> Iterator[ItemFinding]:
    for basis in read_bases(item.basis, on=on):
        if basis.status in ("replaced", "renumbered"):
            yield ItemFinding(
                "basis", False, InputFault("directory.basis_replaced", text=basis.text, note=basis.note)
            )
        elif basis.status == "not_yet":
            yield ItemFinding(
                "basis", False, InputFault("directory.basis_not_yet", text=basis.text, note=basis.note)
            )
