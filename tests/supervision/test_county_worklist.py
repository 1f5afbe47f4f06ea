"""The supervisor's home page says which townships have not published last year's report; nobody else's does."""

from datetime import date

from gongkai.agencies.scope import agency_scope
from gongkai.reporting.models import AnnualReport, ReportState
from gongkai.supervision import worklist


def lines(agency, user, on=date(2026, 1, 28)):
    with agency_scope(agency.pk):
        lists = worklist.today(agency, user=user, on=on)
    every = [*lists.overdue, *lists.soon, *lists.waiting]
    return [todo.what for todo in every if "下属单位" in todo.what]


def test_townships_that_have_not_published_are_counted(office):
    assert lines(office.county, office.chen) == ["2025年度报告：还有 2 个下属单位没有公布"]
    AnnualReport.unscoped.create(
        agency=office.agency, year=2025, state=ReportState.PUBLISHED, published_on=date(2026, 1, 20)
    )
    assert lines(office.county, office.chen) == ["2025年度报告：还有 1 个下属单位没有公布"]
    AnnualReport.unscoped.create(
        agency=office.stranger, year=2025, state=ReportState.PUBLISHED, published_on=date(2026, 1, 20)
    )
    assert lines(office.county, office.chen) == []


def test_it_is_told_to_the_supervisor_only_and_in_the_first_half_year(office):
    assert lines(office.agency, office.wang) == []
    assert lines(office.county, office.chen, on=date(2026, 7, 1)) == []
