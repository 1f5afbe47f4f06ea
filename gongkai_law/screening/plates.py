"""Number plates of motor vehicles, electric ones, and those of the police, trailers, learners and embassies."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai_law.screening.finding import ScreeningFinding, found
from gongkai_law.screening.folding import UNSEEN
from gongkai_law.screening.prefilter import PROVINCE_SIGNS
from gongkai_law.screening.segment import Segment

_L, _LD = "[A-HJ-NP-Z]", "[A-HJ-NP-Z0-9]"
_SERIAL = rf"(?:[DF]{_LD}[0-9]{{4}}|[0-9]{{5}}[DF]|{_LD}{{4}}(?:{_LD}|[挂学警港澳]))"
_PLATE = re.compile(
    rf"[{PROVINCE_SIGNS}][ {UNSEEN}]?{_L}(?P<gap>[·•. \-{UNSEEN}*]{{0,2}})(?P<serial>{_SERIAL})(?![A-Za-z0-9])",
    re.I,
)
# signs of provinces that also end or make everyday words before a code: 最新A12345, 说明云B20201
_EVERYDAY = re.compile(r"(?:最|更|全|创|革|翻|刷|崭|重|出)\Z")
_QUANTITY = re.compile(r"\s?(?:元|万|亿|亩|米|号(?:文|地块|宗地|图)|版|型)")
_FEWEST_DIGITS = 2  # a serial has at most three letters


def find_plates(segment: Segment) -> Iterator[ScreeningFinding]:
    """Plates of the segment; a serial number with the same beginning is longer or is called so."""
    for m in _PLATE.finditer(segment.folded):
        if sum(sign.isdigit() for sign in m["serial"]) < _FEWEST_DIGITS:
            continue
        if m[0][0] == "新" and _EVERYDAY.search(segment.context_before(m.start(), 1)):
            continue
        label = segment.label(m.start())
        if label is not None and label.direct and label.group == "serial":
            continue
        if _QUANTITY.match(segment.context_after(m.end(), 3)) or re.match(
            r"[\-/][A-Za-z0-9]", segment.context_after(m.end(), 2)
        ):
            continue
        yield found("plate", segment.text, segment.offset + m.start(), segment.offset + m.end())
