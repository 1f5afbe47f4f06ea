"""`scan(text)`: every finding of a text, without overlaps, in the order of the text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from datetime import date

from gongkai_law.screening.cards import find_bank_cards
from gongkai_law.screening.contacts import find_emails, find_home_addresses
from gongkai_law.screening.documents import find_documents
from gongkai_law.screening.finding import ScreeningFinding, screening_kinds
from gongkai_law.screening.folding import count_digits, fold
from gongkai_law.screening.identity import (
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
_COVERS = ("XX", "xx", "ＸＸ", "ｘｘ", "##", "??", "__", "＃＃", "？？")
_COVER_REACH = 24
_PLATE_REACH = 14
_DAY_LENGTH = 8


def scan(text: str, *, on: date | None = None) -> tuple[ScreeningFinding, ...]:
    """Personal data in a text: identity, card, phone and paper numbers, plates, e-mail and home addresses.

    Offsets are characters of `text`, `value` is exactly what stands there. Findings do not overlap: of two readings of
    one stretch the graver kind (as `kinds.toml` orders them), then the longer, is kept. Names are not looked for.
    `on` is today: a birth date after it is none; without it any year of this century counts.
    """
    return _settle(_all(text, on))


def _all(text: str, on: date | None) -> Iterator[ScreeningFinding]:
    labels = Labels(text)
    candidates = find_candidates(text)
    for start, end in candidates.numbers:
        segment = segment_of(text, start, end, labels, on)
        left = count_digits(segment.folded)
        for fewest, detect in _NUMBERS:
            if left >= fewest:  # what one detector has taken the next need not look at
                for finding in detect(segment):
                    left -= count_digits(fold(finding.value))
                    yield finding
    for start, end in _covered(text):
        yield from find_masked(segment_of(text, start, end, labels, on))
    for start, end in candidates.codes:
        segment = segment_of(text, start, end, labels, on)
        yield from find_documents(segment)
        if end - start == _DAY_LENGTH:
            yield from find_cut_id_cards(segment, start)
    for place in candidates.plates:
        yield from find_plates(segment_of(text, place, place + _PLATE_REACH, labels, on))
    yield from find_emails(text)
    yield from find_home_addresses(text)


def _covered(text: str) -> Iterator[tuple[int, int]]:
    """Places where X or another sign that is no star covers digits, as in 410329XXXXXXXX1234."""
    for cover in _COVERS:
        at = text.find(cover)
        while at >= 0:
            yield max(0, at - _COVER_REACH), min(len(text), at + _COVER_REACH)
            at = text.find(cover, at + _COVER_REACH)


def _settle(found: Iterable[ScreeningFinding]) -> tuple[ScreeningFinding, ...]:
    """The graver kind wins a stretch, then the longer reading."""
    rank = {kind: place for place, kind in enumerate(screening_kinds())}
    kept: list[ScreeningFinding] = []
    for finding in sorted(set(found), key=lambda f: (rank[f.kind], f.start - f.end, f.start)):
        at = bisect_left(kept, finding.start, key=_start)
        free_left = not at or kept[at - 1].end <= finding.start
        free_right = at == len(kept) or kept[at].start >= finding.end
        if free_left and free_right:
            kept.insert(at, finding)
    return tuple(kept)


def _start(finding: ScreeningFinding) -> int:
    return finding.start
