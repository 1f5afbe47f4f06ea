"""青禾县, made up: a bureau and three townships with their requests, remedies, training and reports, 2019–2025."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from gongkai.agencies.models import Agency, Level
from gongkai.agencies.scope import agency_scope
from gongkai.casework.intake import open_channel
from gongkai.casework.ledger import REQUESTS, import_requests
from gongkai.casework.queries import closed_until
from gongkai.documents.sheets import filled
from gongkai.publishing.ledger import RECORDS, import_records
from gongkai.remedies.models import RemedyGroup
from gongkai.remedies.services import close_case, file_case
from gongkai.reporting import freezing, services
from gongkai.reporting.register import manual_cells
from gongkai.samples.cases import YEARS, Case, county_cases
from gongkai.samples.people import Staff, make_agency, staff
from gongkai.training.services import add_session
from gongkai_law.report.form import Form

TODAY = date(2026, 6, 30)
PLACES = (
    ("liuxi", "柳溪镇人民政府", "柳溪镇", Level.TOWNSHIP, "township_government", ("何静", "罗平", "高洁", "郑伟")),
    ("shiqiao", "石桥镇人民政府", "石桥镇", Level.TOWNSHIP, "township_government", ("谢宁", "宋磊", "唐敏", "韩冰")),
    ("donggang", "东岗乡人民政府", "东岗乡", Level.TOWNSHIP, "township_government", ("冯雪", "于洋", "董青", "萧然")),
    ("zirangju", "青禾县自然资源局", "县自然资源局", Level.COUNTY, "county_department", ("程晨", "曹阳", "袁媛", "邓超凡")),
)  # fmt: skip
DECISIONS = ("upheld", "annulled", "terminated", "")  # "" = still pending at the end of the year


def _requests(people: Staff, cases: list[Case]) -> None:
    by_year: dict[int, list[dict[str, str]]] = {}
    for case in cases:
        by_year.setdefault(case.submitted_on.year, []).append(case.row)
    for year in sorted(by_year):
        import_requests(
            data=filled(REQUESTS, by_year[year]),
            file_name=f"{people.agency.short_name}{year}年依申请公开台账.xlsx",
            actor=people.clerk,
            today=TODAY,
        )


def _remedies(people: Staff) -> None:
    """Every cell of table four in one year of each edition: for each group one case of each result."""
    for year in (2020, 2022, 2025):
        closed = list(closed_until(year))
        for number, group in enumerate(RemedyGroup.values):
            for position, decision in enumerate(DECISIONS):
                case = file_case(
                    group=group,
                    filed_on=date(year, 3 + number, 10 + position),
                    number=f"（样例）〔{year}〕{number * 10 + position + 1}号",
                    body=people.agency.reconsideration_body
                    if group == RemedyGroup.REVIEW
                    else people.agency.court,
                    disclosure_request=next(
                        (r for r in closed if r.closed_on and r.closed_on < date(year, 3, 1)), None
                    ),
                    actor=people.clerk,
                )
                closing = date(year, 9, 1) + timedelta(days=position) if decision else date(year + 1, 2, 10)
                if closing <= TODAY:
                    close_case(
                        case=case, decision=decision or "upheld", closed_on=closing, actor=people.clerk
                    )


def _records(people: Staff, year: int) -> None:
    rows = []
    for serial in range(1, 9):
        formed = date(year, serial, 6)
        normative = serial in (2, 6)
        rows.append(
            {
                "title": f"{people.agency.short_name}{'关于规范第' + str(serial) + '类事项的规定' if normative else f'{serial}月份补贴发放情况公示'}（{year}）",
                "category": "行政规范性文件" if normative else "公告公示",
                "document_number": f"青禾政〔{year}〕{serial}号" if normative else "",
                "formed_on": formed.isoformat(),
                "published_on": (formed + timedelta(days=9)).isoformat(),
                "channels": "县政府信息公开平台、政务公开栏" if serial % 2 else "县政府信息公开平台",
                "drafted_by": people.clerk.full_name,
                "reviewed_by": people.reviewer.full_name,
                "reviewed_on": (formed + timedelta(days=3)).isoformat(),
                "approved_by": people.leader.full_name,
                "approved_on": (formed + timedelta(days=5)).isoformat(),
            }
        )
    import_records(
        data=filled(RECORDS, rows),
        file_name=f"{people.agency.short_name}{year}年主动公开台账.xlsx",
        actor=people.clerk,
        today=TODAY,
    )
    add_session(
        held_on=date(year, 4, 15), topic="政府信息公开业务培训", attendees=24 + year % 10, actor=people.clerk
    )


PROBLEMS = (
    "（一）存在的主要问题\n一是{year}年公开的内容还不够贴近群众；二是经办人员变动较多。\n"
    "（二）改进情况\n针对{before}年指出的问题，配齐了保密审查人员，{year}年按季度自查。"
)


def _report(people: Staff, year: int, *, publish: bool) -> None:
    report = services.open_report(year=year, actor=people.clerk)
    for cell in manual_cells(Form.for_year(year), report.agency):
        services.enter_figure(
            report=report, cell=cell, value=Decimal(0), reason="各站所报数：本年没有", actor=people.clerk
        )
    text = PROBLEMS.format(year=year, before=year - 1)
    services.edit_chapter(report=report, number=5, text=text, actor=people.clerk)
    services.redraft_chapter(report=report, number=1, actor=people.clerk)
    if not publish:
        return
    services.check_report(report=report, actor=people.head)
    services.sign_report(report=report, actor=people.leader, on=date(year + 1, 1, 18))
    freezing.freeze_report(report=report, actor=people.head)
    freezing.publish_report(report=report, actor=people.clerk, on=date(year + 1, 1, 25))


def make_county(password: str) -> Agency:
    """The county with everything in it; returns the county government."""
    county = make_agency(
        "qinghe", "青禾县人民政府", "青禾县", Level.COUNTY, "county_government", None, "000000"
    )
    cases: dict[str, list[Case]] = {}
    for place, case in county_cases(tuple(short for _, _, short, *_ in PLACES)):
        cases.setdefault(place, []).append(case)
    for number, (slug, name, short, level, kind, names) in enumerate(PLACES):
        agency = make_agency(slug, name, short, level, kind, county, f"00000010{number}")
        with agency_scope(agency.pk):
            people = staff(agency, slug, names, password)
            open_channel(
                kind="in_person",
                description=f"{short}便民服务窗口",
                opened_on=date(2019, 5, 15),
                actor=people.clerk,
            )
            _requests(people, cases[short])
            if not number:
                _remedies(people)
                for year in YEARS:
                    services.add_note(
                        year=year, kind="accountability", text="全年没有责任追究的情形", actor=people.clerk
                    )
                    _records(people, year)
                    _report(people, year, publish=year < 2025)
    return county
