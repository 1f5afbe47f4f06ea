"""`check_wording(text)`: what is certainly wrong in a text, in the order of the text. Precision goes before finding all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from gongkai_law.wording.attachments import find_attachment_slips
from gongkai_law.wording.days import find_wrong_days
from gongkai_law.wording.finding import WordingFinding
from gongkai_law.wording.names import find_replaced_names
from gongkai_law.wording.numbers import find_number_slips
from gongkai_law.wording.words import OfficeEntry, find_wrong_words

__all__ = ["OfficeEntry", "WordingFinding", "check_wording"]


@dataclass(frozen=True, slots=True)
class _Asked:
    text: str
    on: date | None
    attachments: int | None
    office: tuple[OfficeEntry, ...]


def check_wording(
    text: str,
    *,
    on: date | None = None,
    attachments: int | None = None,
    office: Sequence[OfficeEntry] = (),
) -> tuple[WordingFinding, ...]:
    """Errors of wording in a text; offsets are characters of it.

    `on` is the day the text was formed: a name replaced later is right in it; without it replaced names are not
    looked for. `attachments` is the number of attached files, if the list of attachments is to be counted against it.
    `office` are entries the office added to the dictionary.
    """
    asked = _Asked(text, on, attachments, tuple(office))
    found: list[WordingFinding] = []
    reach = 0
    for finding in sorted(_all(asked), key=lambda f: (f.start, -f.end)):
        if finding.start >= reach:
            found.append(finding)
            reach = finding.end
    return tuple(found)


def _all(asked: _Asked) -> Iterator[WordingFinding]:
    yield from find_wrong_words(asked.text, asked.office)
    yield from find_wrong_days(asked.text)
    yield from find_number_slips(asked.text)
    yield from find_attachment_slips(asked.text, asked.attachments)
    if asked.on is not None:
        yield from find_replaced_names(asked.text, asked.on)
