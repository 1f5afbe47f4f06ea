"""A made-up county's requests, 2019–2025: every kind of answer in both editions of the form, every turn of the clock."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from gongkai.casework.ledger import CHANNELS, KINDS
from gongkai_law.casework.outcomes import all_outcomes
from gongkai_law.workdays import national_calendar

YEARS = range(2019, 2026)
PATTERNS = (
    "plain",
    "plain",
    "correction",
    "third_party",
    "agency",
    "extension",
    "fee",
    "late",
    "carry",
    "plain",
)
FORCED = {
    "U_UNCLEAR": "correction",
    "O_NOT_CORRECTED": "uncorrected",
    "D_THIRD_PARTY": "third_party",
    "GRANT_3P_AGREED": "third_party",
    "GRANT_PUBLIC_INTEREST": "third_party",
    "O_FEE_UNPAID": "unpaid",
}
SUBJECTS = (
    "{year}年{place}征地补偿安置方案",
    "{place}农村低保资金发放情况",
    "{place}道路硬化工程招标文件",
    "{year}年{place}耕地地力保护补贴面积",
    "{place}宅基地审批有关材料",
    "{place}环境整治专项资金使用情况",
    "{year}年{place}危房改造对象名单",
    "{place}水库除险加固工程批复",
    "{place}集体土地承包经营权流转合同",
    "{year}年{place}预算执行情况",
)
SURNAMES, GIVEN = (
    "张刘陈杨黄吴徐孙朱马",
    ("建国", "秀英", "志强", "丽华", "国庆", "桂兰", "晓东", "海燕", "明辉", "玉珍"),
)
FIRMS = {
    "商业企业": "青禾{n}号建材有限公司",
    "科研机构": "青禾农业研究所（{n}室）",
    "社会公益组织": "青禾县第{n}志愿服务队",
    "法律服务机构": "青禾县第{n}律师事务所",
    "其他": "青禾县第{n}业主委员会",
}


@dataclass(frozen=True, slots=True)
class Case:
    """One made-up request: the ledger's row in words, and the year it is closed in (None = still open)."""

    row: dict[str, str]
    submitted_on: date
    outcome: str
    closed_year: int | None


def _applicant(kind: str, rng: random.Random, n: int) -> str:
    return FIRMS[kind].format(n=n) if kind in FIRMS else rng.choice(SURNAMES) + rng.choice(GIVEN)


class _Days:
    """Working days from the day the clock starts."""

    def __init__(self, start: date) -> None:
        self.start, self.calendar = start, national_calendar()

    def after(self, count: int) -> date:
        return self.calendar.add_working_days(self.start, count).day


def _turns(pattern: str, start: date, rng: random.Random) -> tuple[dict[str, date | int | str], date]:
    """What happened on the way, by ledger column, and the day of the answer."""
    days = _Days(start)
    at: dict[str, date | int | str]
    if pattern in ("correction", "uncorrected"):
        at = {"correction_on": days.after(3), "correction_due": days.after(13)}
        if pattern == "uncorrected":
            return at, days.after(15)
        at["corrected_on"] = days.after(8)
        return at, days.after(8 + rng.randint(6, 18))
    if pattern in ("third_party", "agency"):
        return {
            f"{pattern}_on": days.after(4),
            f"{pattern}_answer_on": days.after(4 + rng.randint(5, 14)),
        }, days.after(21)
    if pattern == "extension":
        return {"extended_on": days.after(16), "extended_days": 10}, days.after(rng.randint(24, 30))
    if pattern in ("fee", "unpaid"):
        at = {"fee_on": days.after(5), "fee_basis": "按量", "fee_quantity": 60, "fee_amount": "300"}
        if pattern == "unpaid":
            return at, days.after(5 + 22)
        at["paid_on"] = days.after(11)
        return at, days.after(11 + rng.randint(5, 18))
    if pattern == "late":
        return {}, days.after(20 + rng.randint(1, 6))
    return {}, days.after(rng.randint(3, 20))


def _case(
    code: str, year: int, serial: int, place: str, rng: random.Random, pattern: str, *, closed: bool
) -> Case:
    kinds, channels = list(KINDS), list(CHANNELS)
    kind = kinds[serial % len(kinds)] if serial % 2 else kinds[0]
    channel = channels[serial % len(channels)]
    calendar = national_calendar()
    if pattern == "carry":
        submitted = calendar.add_working_days(date(year - 1, 12, 20), serial % 6).day
    else:
        submitted = date(year, 1 + serial % 9, 1 + rng.randint(0, 26))
    confirmed = (
        calendar.add_working_days(submitted, 1).day
        if CHANNELS[channel] not in ("in_person", "registered_mail")
        else None
    )
    start = confirmed or submitted
    turns, closed_on = _turns(pattern, start, rng)
    label = next(each.label for each in all_outcomes() if each.code == code)
    row = {
        "applicant_name": _applicant(kind, rng, serial),
        "applicant_kind": kind,
        "contact": "（样例，无真实联系方式）",
        "channel": channel,
        "submitted_on": submitted.isoformat(),
        "confirmed_on": confirmed.isoformat() if confirmed else "",
        "subject": SUBJECTS[serial % len(SUBJECTS)].format(year=year - 1, place=place),
        **{key: value.isoformat() if isinstance(value, date) else str(value) for key, value in turns.items()},
    }
    if closed:
        row |= {"closed_on": closed_on.isoformat(), "outcomes": label, "basis": _basis(code)}
    return Case(row, submitted, code, closed_on.year if closed else None)


def _basis(code: str) -> str:
    citations = next(each.citations for each in all_outcomes() if each.code == code)
    return "、".join(citations)


def _codes(year: int) -> list[str]:
    return [
        each.code for each in all_outcomes() if not (each.in_force_from and year < each.in_force_from.year)
    ]


def county_cases(places: tuple[str, ...]) -> Iterator[tuple[str, Case]]:
    """(place, case): all kinds of answer for each edition over its years and places, carried-over ones among them."""
    rng = random.Random(7)
    serial = 0
    for years in ((2019, 2020), (2021, 2022), (2023, 2024, 2025)):
        for code in _codes(years[-1]):
            for _ in range(
                2 if code in ("GRANT", "PARTIAL", "ALREADY_PUBLIC", "U_NOT_EXIST", "N_PETITION") else 1
            ):
                year = years[serial % len(years)]
                if code not in _codes(year):
                    year = years[-1]
                pattern = FORCED.get(code) or PATTERNS[serial % len(PATTERNS)]
                if pattern in ("fee", "unpaid") and year < 2021:
                    pattern = "plain"
                if pattern == "carry" and year == 2019:
                    pattern = "plain"
                yield (
                    places[serial % len(places)],
                    _case(code, year, serial, places[serial % len(places)], rng, pattern, closed=True),
                )
                serial += 1
    for year in range(2020, 2026):
        for place in places:
            # one request a year and place is carried over, so that every report has a figure in both carry rows
            yield place, _case("GRANT", year, serial, place, rng, "carry", closed=True)
            serial += 1
