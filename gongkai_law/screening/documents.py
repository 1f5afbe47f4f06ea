"""Passports, travel permits and service papers: their numbers have no check digit, so the word beside them decides."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from gongkai_law.screening.checkdigits import is_birth_date
from gongkai_law.screening.finding import ScreeningFinding, found
from gongkai_law.screening.segment import Segment
from gongkai_law.sources import read_data

PAPERS = frozenset({"passport", "hk_macao_permit", "taiwan_permit", "military"})
_LABEL_OF_KIND = {"military_id": "military"}  # the other kinds are called as their labels are


@lru_cache(maxsize=1)
def _shapes() -> dict[str, tuple[re.Pattern[str], re.Pattern[str]]]:
    raw = read_data(Path(__file__).parent / "documents.toml")
    made = {}
    for kind, entry in raw.items():
        strict = "|".join(entry["strict"])
        called = "|".join([*entry["strict"], *entry["called"]])
        made[kind] = (_whole(strict), _whole(called))
    return made


def _whole(shape: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![A-Za-z0-9])(?:{shape})(?![A-Za-z0-9])", re.I)


def find_documents(segment: Segment) -> Iterator[ScreeningFinding]:
    """Numbers of papers in a segment around a run of letters and digits."""
    for kind, (strict, called) in _shapes().items():
        group = _LABEL_OF_KIND.get(kind, kind)
        for m in called.finditer(segment.folded):
            word = _word_for(segment, m, group, is_strict=bool(strict.fullmatch(m[0])))
            if word:
                yield found(
                    kind, segment.text, segment.offset + m.start(), segment.offset + m.end(), word=word
                )


def _word_for(segment: Segment, m: re.Match[str], group: str, *, is_strict: bool) -> str:
    """The word that makes the number a paper's: the nearest label, or for strict shapes one in reach."""
    if m[0].isdigit() and (is_birth_date(m[0][:8]) or segment.is_quantity(m.end())):
        return ""  # eight digits that are a day (issued on, valid until), a fee
    label = segment.label(m.start())
    if label is not None and label.direct:
        return label.word if label.group == group else ""
    if not is_strict:
        return ""
    if label is not None and label.group == group:
        return label.word
    first, last = segment.offset + m.start(), segment.offset + m.end()
    return segment.labels.near(first, last, group, before=24, after=8)
