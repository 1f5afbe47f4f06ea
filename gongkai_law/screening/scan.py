"""`scan(text)`: every finding of a text, without overlaps, in the order of the text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from operator import itemgetter

from gongkai_law.screening.cards import find_bank_cards
from gongkai_law.screening.clean import clean_findings
from gongkai_law.screening.contacts import find_emails, find_home_addresses
from gongkai_law.screening.documents import PAPERS, find_documents
from gongkai_law.screening.finding import ScreeningFinding, screening_kinds
from gongkai_law.screening.folding import count_digits, fold
from gongkai_law.screening.identity import (
    CUTS,
    find_cut_id_cards,
    find_disability_certificates,
    find_id_cards,
    find_old_id_cards,
)
from gongkai_law.screening.labels import Labels
from gongkai_law.screening.masked import find_masked
from gongkai_law.screening.phones import find_mobiles
from gongkai_law.screening.plates import find_plates
from gongkai_law.screening.prefilter import find_candidates
from gongkai_law.screening.segment import Segment, segment_of
from gongkai_law.screening.triage import is_worth_a_look

Detector = Callable[[Segment], Iterator[ScreeningFinding]]
# fewest digits a stretch must have → who looks at it
_NUMBERS: tuple[tuple[int, Detector], ...] = (
    (19, find_disability_certificates),
    (17, find_id_cards),
    (15, find_old_id_cards),
    (15, find_bank_cards),
    (11, find_mobiles),
    (8, find_masked),
)
_COVERS = ("XX", "xx", "ＸＸ", "ｘｘ")
_COVER_REACH = 24
_FEWEST_LEFT = 6  # digits beside a plain number that make another look worth while
_PLATE_REACH = 14
_DAY_LENGTH = 8
_LONG = re.compile("[0-9]{11}")


def scan(text: str, *, on: date | None = None, thorough: bool = False) -> tuple[ScreeningFinding, ...]:
    """Personal data in a text: identity, card, phone and paper numbers, plates, e-mail and home addresses.

    Offsets are characters of `text`, `value` is exactly what stands there. Findings do not overlap: of two readings of
    one stretch the graver kind (as `kinds.toml` orders them), then the longer, is kept. Names are not looked for.
    `on` is today: a birth date after it is none; without it any year of this century counts. `thorough` looks at every
    run of digits with every detector: the same findings, slower.
    """
    return _settle(_all(text, on, thorough))


def _all(text: str, on: date | None, thorough: bool) -> Iterator[ScreeningFinding]:
    labels = Labels(text)
    plain: list[ScreeningFinding] = []

    def take(start: int, end: int) -> list[tuple[int, int]]:
        here = clean_findings(text, start, end, labels, on)
        plain.extend(here)
        return [(finding.start, finding.end) for finding in here]

    candidates = find_candidates(text, None if thorough else take)
    yield from plain
    for start, end in candidates.numbers:
        if not thorough:
            here = clean_findings(text, start, end, labels, on) if _LONG.search(text, start, end) else []
            yield from here
            if not _is_left(text, start, end, here, labels):
                continue
        yield from _numbers_in(segment_of(text, start, end, labels, on))
    for start, end in _covered(text):
        yield from find_masked(segment_of(text, start, end, labels, on))
    for start, end in candidates.codes:
        if thorough or labels.may_call(start, end, PAPERS):
            yield from find_documents(segment_of(text, start, end, labels, on))
        if end - start == _DAY_LENGTH and text[start - 1 : start] in CUTS:
            yield from find_cut_id_cards(segment_of(text, start, end, labels, on), start)
    for place in candidates.plates:
        yield from find_plates(segment_of(text, place, place + _PLATE_REACH, labels, on))
    yield from find_emails(text)
    yield from find_home_addresses(text)


def _numbers_in(segment: Segment) -> Iterator[ScreeningFinding]:
    left = count_digits(segment.folded)
    for fewest, detect in _NUMBERS:
        if left >= fewest:  # what one detector has taken the next need not look at
            for finding in detect(segment):
                left -= count_digits(fold(finding.value))
                yield finding


def _is_left(text: str, start: int, end: int, taken: list[ScreeningFinding], labels: Labels) -> bool:
    """Whether a run, beside what was taken from it, is worth a closer look."""
    if taken and _digits_beside(text, start, end, taken) < _FEWEST_LEFT:
        return False
    return is_worth_a_look(fold(text[start : end + 1]), text, start, end, labels)


def _digits_beside(text: str, start: int, end: int, taken: list[ScreeningFinding]) -> int:
    return count_digits(fold(text[start:end])) - sum(finding.end - finding.start for finding in taken)


def _covered(text: str) -> Iterator[tuple[int, int]]:
    """Places where X covers digits, as in 410329XXXXXXXX1234."""
    for cover in _COVERS:
        at = text.find(cover)
        while at >= 0:
            yield max(0, at - _COVER_REACH), min(len(text), at + _COVER_REACH)
            at = text.find(cover, at + _COVER_REACH)


def _settle(found: Iterable[ScreeningFinding]) -> tuple[ScreeningFinding, ...]:
    """The graver kind wins a stretch, then the longer reading."""
    kept: list[ScreeningFinding] = []
    rivals: list[ScreeningFinding] = []
    reach = -1
    for finding in sorted(found, key=_span):
        if finding[2] >= reach and rivals:
            kept += rivals if len(rivals) == 1 else _winners(rivals)
            rivals = []
        rivals.append(finding)
        reach = max(reach, finding[3])
    return (*kept, *(_winners(rivals) if rivals else ()))


_span = itemgetter(2, 3)


def _winners(rivals: Iterable[ScreeningFinding]) -> list[ScreeningFinding]:
    """Of findings that overlap: the gravest, and what does not touch it."""
    rank = {kind: place for place, kind in enumerate(screening_kinds())}
    kept: list[ScreeningFinding] = []
    for finding in sorted(set(rivals), key=lambda f: (rank[f.kind], f.start - f.end, f.start)):
        if all(other.end <= finding.start or finding.end <= other.start for other in kept):
            kept.append(finding)
    return sorted(kept, key=_span)
