"""What chapter six says of the information-processing fee, as far as K15 needs it. Unsaid stays None."""

from __future__ import annotations

import re
from decimal import Decimal

from gongkai.reporting.importing.chapters import Structure
from gongkai_law.report.prose import FeeStatement

_NUMBER = r"(?P<number>\d+(?:\.\d+)?)"
_NO_NOTICE = re.compile(r"(?:未|没有|无)(?:曾)?(?:发出|发送|下达|制发|开具|出具)[^。；，]{0,20}通知")
_NOTICES = re.compile(
    rf"(?:发出|发送|下达|制发|开具|出具)[^。；，\d]{{0,20}}通知(?:书)?[^。；，\d]{{0,4}}{_NUMBER}(?:件|份|次|个|张)"
    rf"|(?:发出|发送|下达|制发|开具|出具)(?:了|共)?{_NUMBER.replace('number', 'before')}(?:件|份|次|个|张)[^。；，\d]{{0,20}}通知"
    rf"|(?:收费|缴费)通知(?:书)?[^。；，\d]{{0,6}}{_NUMBER.replace('number', 'other')}(?:件|份|次|个|张)"
)
_NOTHING_COLLECTED = re.compile(
    r"(?:未|没有|无)(?:曾)?(?:实际)?(?:收取|收缴|产生|收到)[^。；]{0,24}(?:费|收费)"
)
_COLLECTED = re.compile(
    rf"(?:收取|收缴|实收|收到|实际收取)(?:[^。；\d]{{0,40}}?(?:费|金额|共计|合计|为|共)[^。；\d]{{0,12}})?{_NUMBER}(?P<unit>万?元)"
)


def read_fees(structure: Structure) -> FeeStatement | None:
    """Notices sent and money collected (yuan) by the words of chapter six; None where it does not speak of them."""
    chapter = structure.chapter(6)
    text = chapter.text.replace("\n", "") if chapter else ""
    if "费" not in text:
        return None
    return FeeStatement(notices=_notices(text), collected=_collected(text))


def _notices(text: str) -> int | None:
    found = _NOTICES.search(text)
    if found:
        number = found["number"] or found["before"] or found["other"]
        return int(number) if number.isdigit() else None
    return 0 if _NO_NOTICE.search(text) else None


def _collected(text: str) -> Decimal | None:
    found = _COLLECTED.search(text)
    if found:
        return Decimal(found["number"]) * (10_000 if found["unit"] == "万元" else 1)
    return Decimal(0) if _NOTHING_COLLECTED.search(text) else None
