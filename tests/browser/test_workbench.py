"""The workbench in a real browser: pages fit phone and desk and are accessible; a figure opens its cases in place."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai.casework.services import AnswerGiven, Intake, answer_request, register_request
from gongkai.reporting.services import open_report
from tests import browsing

PAGES = (
    "requests/", "requests/new/", "records/", "reports/", "reports/2025/", "reports/2025/chapter/1/",
    "reports/2025/figure/t2.licence.decisions/", "reports/2025/notes/", "reports/2025/do/check/", "import/records/",
    "more/", "more/training/", "more/remedies/", "more/intake/", "more/complaints/", "more/calendar/",
)  # fmt: skip


@pytest.fixture
def year(transactional_db: None, office):
    case = register_request(
        intake=Intake("natural", "刘敏", "in_person", "低保资金发放情况", date(2025, 9, 1)), actor=office.wang
    )
    answer_request(
        disclosure_request=case, answers=[AnswerGiven("GRANT")], on=date(2025, 9, 20), actor=office.wang
    )
    open_report(year=2025, actor=office.wang)
    return case


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_accessible_and_fits_phone_and_desk(clerk, year, page):
    clerk.goto(f"/work/{page}")
    browsing.look(clerk, page.strip("/").replace("/", "-"))


def test_a_request_shows_how_its_days_were_counted(clerk, year):
    clerk.goto(f"/work/requests/{year.pk}/")
    clerk.get_by_text("怎么算的").click()
    browsing.look(clerk, "request")
    strip = clerk.locator(".strip")
    assert strip.locator("li").first.is_visible()
    assert "班20" in strip.inner_text()


def test_a_figure_opens_its_cases_without_leaving_the_report(clerk, year):
    clerk.goto("/work/reports/2025/")
    clerk.locator('a[href$="/cell/t3.granted.natural/"]').click()
    clerk.wait_for_selector("#cases >> text=2025-0001")
    assert clerk.url.endswith("/work/reports/2025/")
