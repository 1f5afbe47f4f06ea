"""The sample data: the known township figure by figure, and a county that fills every cell."""

import json
from datetime import date

import pytest
from django.utils import timezone

from gongkai.accounts.models import User
from gongkai.agencies.models import Agency
from gongkai.agencies.scope import agency_scope
from gongkai.audit.queries import chain_is_whole
from gongkai.casework.models import DisclosureRequest
from gongkai.catalogue import coverage
from gongkai.catalogue.queries import current_edition
from gongkai.publishing.queries import count_by_category, count_by_channel
from gongkai.reporting.models import AnnualReport
from gongkai.reporting.papers import paper_of
from gongkai.reporting.proof import prove
from gongkai.reporting.register import collect
from gongkai.samples.build import build_samples, sample_accounts
from gongkai.supervision import worklist
from gongkai_law.report.form import Form


@pytest.fixture
def samples(db):
    build_samples("样例口令12345678")


def report_of(slug, year):
    agency = Agency.objects.get(slug=slug)
    with agency_scope(agency.pk):
        return AnnualReport.objects.select_related("agency").get(year=year)


def test_the_samples_hold_what_they_promise(samples):
    gezhai = Agency.objects.get(slug="gezhai")
    with agency_scope(gezhai.pk):
        assert count_by_category(2020) == {"news": 38, "notice": 160, "other": 16}
        assert set(count_by_channel(2020)) == {"portal", "notice_board", "broadcast", "television", "print"}
        report = report_of("gezhai", 2020)
        assert set(collect(report).figures.values()) == {0}
        assert prove(report).findings == []
        chapter = paper_of(report).chapters[0]
        assert any("工作动态38条、公告公示160条、其他信息16条" in line for line in chapter)
    assert DisclosureRequest.unscoped.count() >= 120
    rows: dict[str, set[str]] = {"F2019": set(), "F2021": set()}
    for row, year in DisclosureRequest.unscoped.exclude(result_row="").values_list(
        "result_row", "closed_year"
    ):
        rows[Form.for_year(year).id].add(row)
    for form_id, found in rows.items():
        assert found == set(Form.by_id(form_id).result_rows), form_id
    assert DisclosureRequest.unscoped.filter(late=True).exists()
    liuxi = Agency.objects.get(slug="liuxi")
    with agency_scope(liuxi.pk):
        filled: set[str] = set()
        for report in AnnualReport.objects.select_related("agency").order_by("year"):
            figures = collect(report).figures
            filled |= {cell for cell, figure in figures.items() if figure and cell.startswith("t4")}
            assert prove(report).errors == [], report.year
        assert len(filled) == 15
        assert chain_is_whole(liuxi.pk)
        y2020, y2021 = (collect(report_of("liuxi", year)).figures for year in (2020, 2021))
        assert y2020["t3.carry_out.total"] == y2021["t3.carry_in.total"] > 0
    assert {account.username for account in sample_accounts()} >= {
        "gezhai-clerk",
        "liuxi-leader",
        "supervisor",
    }


def test_no_sample_holds_a_number_like_an_identity_or_a_telephone(samples):
    text = json.dumps(list(DisclosureRequest.unscoped.values_list("subject", "source")), ensure_ascii=False)
    assert not any(len(run) >= 11 for run in __import__("re").findall(r"\d+", text))


def test_the_first_look_at_the_office_shows_work_in_every_state(samples):
    gezhai = Agency.objects.get(slug="gezhai")
    wang = User.objects.get(username="gezhai-clerk")
    with agency_scope(gezhai.pk):
        lists = worklist.today(gezhai, user=wang, on=timezone.localdate())
        assert lists.overdue and lists.soon and lists.waiting


def test_the_coverage_page_says_what_the_town_has_not_published(samples):
    gezhai = Agency.objects.get(slug="gezhai")
    with agency_scope(gezhai.pk):
        edition = current_edition()
        days = coverage.days_of(gezhai, date(2021, 1, 20))
        counts = coverage.tally(2020, days)
        assert edition.is_sample and edition.items.count() >= 60
        assert counts["fulfilled"] > 20 and counts["statement"] == 3
        assert counts["overdue"] > counts["fulfilled"], "the town names this as its own weakness"
        rows = coverage.grid(edition, year=2020, days=days).rows
        assert rows[0].item.livelihood == "minimum_living"
        states = {(row.item.level1, row.item.level2): row.worst for row in rows}
        assert states["最低生活保障", "确认信息"] == "fulfilled"
        assert states["最低生活保障", "审核信息"] == "overdue"
        assert states["救灾捐赠", "款物接收和使用"] == "statement"
