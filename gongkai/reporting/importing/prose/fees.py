"""What chapter six says of the information-processing fee: notices sent, their amount, the amount collected (K15)."""

from __future__ import annotations

import re
from decimal import Decimal

from gongkai.reporting.importing.chapters import Structure
from gongkai.reporting.importing.prose.numbers import han_number
from gongkai_law.report.prose import FeeStatement

_ABOUT = re.compile(r"处理费|收费|收取[^。；，]{0,8}费")
_COUNT = r"(?P<n>\d+|[零〇一二两三四五六七八九十百]+)"
_MONEY = r"(?P<money>\d+(?:\.\d+)?)(?P<unit>万元|元)"
_NOTICE = r"(?:收费|缴费|缴纳费用)(?:的)?(?:通知|告知)(?:书)?"
_NOTICES = (
    re.compile(
        rf"{_NOTICE}(?:的)?(?:件数|数量)?(?:共|共计|总计|合计)?(?:为|：)?{_COUNT}(?:件|份|次|个|封|笔)"
    ),
    re.compile(
        rf"(?:发出|发送|作出|下达|开具)(?:了)?{_COUNT}(?:件|份|次|个|封)[^，。；0-9]{{0,14}}?{_NOTICE}"
    ),
)
_NO_NOTICE = re.compile(rf"(?:未|没有|无)(?:发出|发送|作出|下达|开具)?[^，。；0-9收缴]{{0,16}}{_NOTICE}")
_AMOUNT = re.compile(rf"(?:总金额|金额|应收)(?:共|共计|合计|总计)?(?:为|：)?{_MONEY}")
_COLLECTED = re.compile(rf"(?:收取|收缴|征收|实收|实际收到)[^。；0-9]{{0,26}}?{_MONEY}")
_NOT_COLLECTED = re.compile(r"(?:未|没有|无)(?:产生|收取|收缴|发生|征收|涉及|收到)[^。；0-9]{0,18}?费")


def fee_statement(structure: Structure) -> FeeStatement | None:
    """The statement of chapter six; None where it says nothing of fees. Amounts in yuan, what is not said is None."""
    chapter = structure.chapter(6)
    if chapter is None or not _ABOUT.search(chapter.text):
        return None
    text = chapter.text.replace("\n", "")
    return FeeStatement(notices=_notices(text), amount=_money(_AMOUNT, text), collected=_collected(text))


def _notices(text: str) -> int | None:
    for pattern in _NOTICES:
        match = pattern.search(text)
        if match:
            return int(match["n"][:9]) if match["n"].isdigit() else han_number(match["n"])
    return 0 if _NO_NOTICE.search(text) else None


def _collected(text: str) -> Decimal | None:
    money = _money(_COLLECTED, text)
    if money is not None:
        return money
    return Decimal(0) if _NOT_COLLECTED.search(text) else None


def _money(pattern: re.Pattern[str], text: str) -> Decimal | None:
    """The sum in yuan; sums in 万元 are multiplied."""
    match = pattern.search(text)
    if match is None:
        return None
    return Decimal(match["money"]) * (10_000 if match["unit"] == "万元" else 1)
