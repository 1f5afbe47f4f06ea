"""A supervisor's pages: what 陈 sees of the townships, and that nobody else sees anything."""

from __future__ import annotations

import io
from datetime import date

import openpyxl
import pytest
from django.urls import reverse
from django.utils import timezone

from gongkai.agencies.models import Agency, Membership
from gongkai.agencies.scope import agency_scope
from gongkai.casework.models import DisclosureRequest
from gongkai.reporting.models import AnnualReport, FrozenReport, ReceivedReport, ReportState
from gongkai.supervision.county.overview import overview
from gongkai.supervision.county.sums import county_sum
from gongkai.supervision.county.tree import branch_of
from gongkai_law.report.form import Form
from tests.report_samples import consistent_figures

YEAR = 2024
FORM = Form.for_year(YEAR)
PAGES = (
    ("county", []),
    ("county-years", []),
    ("county-sum", [YEAR]),
    ("county-sum-file", [YEAR]),
    ("county-report", ["qingshi", YEAR]),
    ("county-received", []),
    ("county-received-file", [YEAR]),
)


def publish(agency, year=YEAR, seed=1, state=ReportState.PUBLISHED, on=date(2025, 1, 20)):
    """A report of an agency as frozen and published, with figures that agree."""
    figures = {
        cell: value if value is None else float(value) if hasattr(value, "as_tuple") else value
        for cell, value in consistent_figures(Form.for_year(year), seed).items()
    }
    with agency_scope(agency.pk):
        report = AnnualReport.objects.create(
            agency=agency, year=year, state=state, published_on=on if state == ReportState.PUBLISHED else None
        )
        FrozenReport.objects.create(
            agency=agency, report=report, number=1, frozen_by="王芳", content_hash="x",
            content={"form": Form.for_year(year).id, "figures": figures, "chapters": {"1": "我镇公开工作。"}},
        )  # fmt: skip
    return figures


def open_request(agency, number, due):
    DisclosureRequest.unscoped.create(
        agency=agency, number=number, year=2025, applicant_kind="natural", applicant_name="刘敏", channel="in_person",
        subject="一件事", submitted_on=date(2025, 9, 1), received_on=date(2025, 9, 1), received_year=2025, reply_due=due,
    )  # fmt: skip


@pytest.mark.parametrize(("name", "arguments"), PAGES)
def test_the_supervisor_opens_every_page_and_nobody_else_any(office, client, name, arguments):
    url = reverse(f"workbench:{name}", args=arguments)
    assert client.get(url).status_code == 302
    for person, status in ((office.chen, 200), (office.wang, 403), (office.zhou, 403)):
        client.force_login(person)
        assert client.get(url).status_code == status, person


def test_a_stranger_gets_the_same_answer_as_for_nothing_there(office, client):
    client.force_login(office.chen)
    elsewhere = Agency.objects.create(
        slug="elsewhere", name="远山镇人民政府", short_name="远山镇", level="township", body_kind="township_government"
    )  # fmt: skip
    publish(elsewhere)
    for slug in ("elsewhere", "nothing", "yunhe"):
        answer = client.get(reverse("workbench:county-report", args=[slug, YEAR]))
        assert (answer.status_code, "远山镇" in answer.content.decode()) == (403, False)


def test_a_supervisor_whose_role_ended_sees_nothing(office, client):
    client.force_login(office.chen)
    Membership.unscoped.filter(user=office.chen).update(until=date(2020, 1, 1))
    assert client.get(reverse("workbench:county")).status_code in (302, 403)


def test_a_person_without_any_agency_is_refused_not_crashed(office, client):
    client.force_login(office.chen)
    Membership.unscoped.filter(user=office.chen).delete()
    for name, arguments in PAGES:
        assert client.get(reverse(f"workbench:{name}", args=arguments)).status_code == 403


def test_states_due_days_and_overdue_requests_of_each_township(office):
    publish(office.agency, on=date(2025, 2, 3))
    today = date(2025, 2, 10)
    open_request(office.stranger, "1", date(2025, 2, 9))
    open_request(office.stranger, "2", date(2025, 2, 10))
    with agency_scope(office.county.pk):
        view = overview(branch_of(office.county).subordinates, YEAR, on=today)
    lines = {line.agency.slug: line for line in view.lines}
    late, none = lines["qingshi"], lines["baishui"]
    assert (late.state, late.days_late, late.errors) == ("已公布", 3, 0)
    assert (none.state, none.look, none.days_late, none.errors) == ("没有开始", "bad", 10, None)
    assert (none.open, none.overdue) == (2, 1)
    assert (view.published, view.late, view.missing) == (1, 2, 1)


def test_the_page_asks_the_database_as_often_for_two_townships_as_for_twenty(
    office, client, django_assert_max_num_queries
):
    client.force_login(office.chen)

    def asked() -> int:
        with django_assert_max_num_queries(60) as captured:
            assert client.get(reverse("workbench:county") + f"?year={YEAR}").status_code == 200
        return len(captured)

    before = asked()
    for number in range(18):
        agency = Agency.objects.create(
            slug=f"t{number}", name=f"第{number}镇人民政府", short_name=f"第{number}镇", level="township",
            body_kind="township_government", parent=office.county,
        )  # fmt: skip
        if number % 2:
            publish(agency, seed=number)
        else:
            AnnualReport.unscoped.create(agency=agency, year=YEAR)
    # the tables of registers are asked for as soon as one report is being drafted, not for each
    assert asked() <= before + 10


def test_the_sum_is_each_cell_added_level_by_level(office):
    mine, other = publish(office.agency, seed=1), publish(office.stranger, seed=2)
    with agency_scope(office.county.pk):
        total = county_sum(branch_of(office.county), YEAR, with_own=True)
    for cell in FORM.cells:
        assert float(total.figures[cell.id]) == pytest.approx(mine[cell.id] + other[cell.id])
    assert total.top.missing == ("云和县人民政府（本级）",) and not total.findings
    assert [line.holds for line in total.identities] == [True] * len(total.identities)


def test_a_township_without_figures_is_missing_not_zero(office, client):
    publish(office.agency)
    client.force_login(office.chen)
    page = client.get(reverse("workbench:county-sum", args=[YEAR]) + "?own=0").content.decode()
    assert "还有 1 个单位没有数据" in page and "白水镇人民政府" in page


def test_the_sum_s_file_has_every_unit_beside_the_total(office, client):
    mine, other = publish(office.agency, seed=1), publish(office.stranger, seed=2)
    client.force_login(office.chen)
    answer = client.get(reverse("workbench:county-sum-file", args=[YEAR]))
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    sheet = book.worksheets[0]
    heads = [cell.value for cell in sheet[1]]
    row = next(row for row in sheet.iter_rows(values_only=True) if row[1] == FORM.cell("t3.new.total").label)
    by_head = dict(zip(heads, row, strict=True))
    assert by_head["合计"] == mine["t3.new.total"] + other["t3.new.total"]
    assert by_head["青石镇人民政府"] == mine["t3.new.total"]


def test_years_stand_side_by_side_and_a_year_without_a_report_is_a_dash(office, client):
    publish(office.agency, 2023, seed=4)
    publish(office.agency, 2024, seed=5)
    publish(office.stranger, 2024, seed=6)
    client.force_login(office.chen)
    page = client.get(reverse("workbench:county-years") + "?cell=t3.new.total").content.decode()
    row = page[page.index("白水镇人民政府") :].split("</tr>")[0]
    assert ">—<" in row and ">2023<" in page and ">2024<" in page


def test_an_unpublished_report_is_told_and_not_shown(office, client):
    publish(office.agency, state=ReportState.FROZEN)
    client.force_login(office.chen)
    page = client.get(reverse("workbench:county-report", args=["qingshi", YEAR])).content.decode()
    assert "还没有公布" in page and "我镇公开工作" not in page
    AnnualReport.unscoped.update(state=ReportState.PUBLISHED, published_on=timezone.localdate())
    page = client.get(reverse("workbench:county-report", args=["qingshi", YEAR])).content.decode()
    assert "我镇公开工作" in page and "<form" not in page[page.index('id="content"') :]


def test_a_county_s_own_file_is_its_roll_up_compared_and_never_added(office, client):
    mine, other = publish(office.agency, seed=1), publish(office.stranger, seed=2)
    rolled = {cell: round(mine[cell] + other[cell], 4) for cell in mine}
    rolled["t3.new.total"] += 1
    with agency_scope(office.county.pk):
        ReceivedReport.objects.create(
            agency=office.county, file_name="全县.docx", file_hash="h", about_id=office.county.pk, agency_name=office.county.name,
            year=YEAR, form=FORM.id, figures=rolled, received_by="陈静", received_on=date(2025, 3, 1),
        )  # fmt: skip
        total = county_sum(branch_of(office.county), YEAR, with_own=True)
    assert total.figures["t3.new.total"] == mine["t3.new.total"] + other["t3.new.total"]
    assert [(one.rule, one.cells) for one in total.findings if one.rule == "K17"] == [
        ("K17", ("t3.new.total",))
    ]
