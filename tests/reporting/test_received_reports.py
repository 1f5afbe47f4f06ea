"""Reports that agencies below send in: read and checked as `report check` does, against the year before, kept once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from gongkai.agencies.models import Agency
from gongkai.agencies.scope import agency_scope
from gongkai.audit.queries import history
from gongkai.reporting.importing.check import check_report
from gongkai.reporting.models import AnnualReport, FrozenReport, ReceivedReport, ReportState
from gongkai.reporting.received import queries, services
from gongkai.reporting.received.services import Sent
from gongkai.reporting.received.whose import whose
from gongkai_law.errors import InputFault
from gongkai_law.report.form import Form
from tests.report_files import MadeReport, as_docx, as_text, as_xlsx
from tests.report_samples import consistent_figures

F2021 = Form.by_id("F2021")
ON = date(2026, 2, 1)
NOW = MadeReport(F2021, 2024, consistent_figures(F2021, 5), agency="云和县青石镇人民政府")
OTHER = MadeReport(F2021, 2024, consistent_figures(F2021, 6), agency="白水镇人民政府")


def year_before(report: MadeReport, *, carried: int = 0) -> MadeReport:
    """Last year's report of the same agency; what it carries out differs by `carried` from what was carried in."""
    figures = consistent_figures(F2021, 9)
    for column in ("natural", "total"):
        carry_in = int(report.figures[f"t3.carry_in.{column}"] or 0)
        change = carry_in + carried - int(figures[f"t3.carry_out.{column}"] or 0)
        figures[f"t3.carry_out.{column}"] = carry_in + carried
        figures[f"t3.new.{column}"] = int(figures[f"t3.new.{column}"] or 0) + change
    return replace(report, year=report.year - 1, figures=figures)


@pytest.fixture
def county(office):
    with agency_scope(office.county.pk):
        yield office


def receive(office, *files):
    below = [office.county, office.agency, office.stranger]
    return services.receive_reports(files=files, below=below, actor=office.chen, on=ON)


def sent(report: MadeReport, name="年报.txt") -> Sent:
    made = {
        "txt": lambda: as_text(report).encode(),
        "docx": lambda: as_docx(report),
        "xlsx": lambda: as_xlsx(report),
    }
    return Sent(name, made[name.rpartition(".")[2]]())


@pytest.mark.parametrize("name", ["年报.txt", "年报.docx", "年报.xlsx"])
def test_a_file_gives_the_figures_and_findings_of_report_check(county, name):
    wrong = replace(NOW, figures={**NOW.figures, "t4.review.total": 99})
    (row,) = receive(county, sent(wrong, name))
    direct = check_report(sent(wrong, name).data, name)
    assert (row.year, row.about_id, row.agency_name) == (2024, county.agency.pk, "青石镇人民政府")
    assert [one.rule for one in queries.findings_of(row)] == [
        one.rule for one in sorted(direct.findings, key=lambda one: queries.ORDER[one.severity])
    ]
    assert row.errors and row.figures["t4.review.total"] == 99


def test_many_files_at_once_one_of_them_broken(county):
    rows = receive(
        county,
        sent(NOW),
        sent(OTHER, "白水.docx"),
        Sent("坏的.docx", b"PK\x03\x04 broken"),
        Sent("空.txt", b""),
    )
    assert [bool(row.problem) for row in rows] == [False, False, True, True]
    league = queries.newest(queries.received(2024))
    assert {row.agency_name for row in league} == {"青石镇人民政府", "白水镇人民政府"}
    assert {row.file_name for row in queries.received(None)} == {"坏的.docx", "空.txt"}


def carry_over(row) -> list[str]:
    return [one.rule for one in queries.findings_of(row) if one.rule.startswith("K4")]


@pytest.mark.parametrize(("carried", "found"), [(0, False), (2, True)])
def test_carry_over_is_checked_against_last_year_s_file_sent_along(county, carried, found):
    now, _ = receive(county, sent(NOW), sent(year_before(NOW, carried=carried), "上年.txt"))
    assert now.against_previous and ("K4" in carry_over(now)) is found


def test_and_against_last_year_s_file_received_before(county):
    receive(county, sent(year_before(NOW, carried=2), "上年.txt"))
    (now,) = receive(county, sent(NOW))
    assert now.against_previous and "K4" in carry_over(now)


def test_and_against_the_report_published_here(county):
    before = year_before(NOW, carried=2)
    content = {
        "form": "F2021",
        "figures": {cell: v if v is None else float(v) for cell, v in before.figures.items()},
        "chapters": {},
    }
    with agency_scope(county.agency.pk):
        report = AnnualReport.objects.create(agency=county.agency, year=2023, state=ReportState.PUBLISHED)
        FrozenReport.objects.create(
            agency=county.agency, report=report, number=1, content=content, content_hash="x", frozen_by="王芳"
        )
    (now,) = receive(county, sent(NOW))
    assert now.against_previous and "K4" in carry_over(now)


def test_the_same_file_twice_is_kept_once_and_a_newer_one_leads(county):
    receive(county, sent(NOW))
    receive(county, sent(NOW, "同一份.txt"))
    assert [row.file_name for row in ReceivedReport.objects.all()] == ["同一份.txt"]
    receive(county, sent(replace(NOW, figures={**NOW.figures, "t4.review.total": 99}), "改过.txt"))
    (row,) = queries.newest(queries.received(2024))
    assert row.file_name == "改过.txt" and ReceivedReport.objects.count() == 2


def test_the_county_s_day_is_the_measure_for_publication(county):
    county.agency.report_due_month, county.agency.report_due_day = 1, 20
    county.agency.save()
    late = as_text(NOW).replace("\n", "\n发布时间：2025-01-25\n", 1).encode()
    (row,) = receive(county, Sent("年报.txt", late))
    assert ("structure.late_publication", "warning") in [
        (f.rule, f.severity) for f in queries.findings_of(row)
    ]


def test_only_the_supervisor_receives_and_the_history_tells_it(county):
    for person in (county.wang, county.zhou):
        with pytest.raises(PermissionDenied):
            services.receive_reports(files=[sent(NOW)], below=[], actor=person, on=ON)
    receive(county, sent(NOW))
    told = history(agency_id=county.county.pk, subject_kind="received_reports", subject_id=ON.isoformat())
    assert told[0].sentence.startswith("收到1份报告")


def test_no_file_and_too_many_files_are_refused(county):
    with pytest.raises(InputFault):
        receive(county)
    with pytest.raises(InputFault):
        receive(county, *[Sent(f"{n}.txt", b"x") for n in range(services.MOST_FILES + 1)])


def test_another_agency_s_file_is_not_there(county, office):
    (row,) = receive(county, sent(NOW))
    assert queries.access_received(county.chen, row.pk) == row
    for user, pk in ((county.wang, row.pk), (county.chen, county.agency.pk), (county.chen, "nothing")):
        with pytest.raises(PermissionDenied):
            queries.access_received(user, pk)
    services.forget_report(received=row, actor=county.chen)
    assert not ReceivedReport.objects.exists()


NAMES = [
    pytest.param("青石镇人民政府", "qingshi", id="the name itself"),
    pytest.param("云和县青石镇人民政府", "qingshi", id="with its county before"),
    pytest.param("某省某市云和县青石镇", "qingshi", id="the short name with three places before"),
    pytest.param("青石镇政府", "qingshi", id="in the short way"),
    pytest.param("大青石镇人民政府", None, id="another town whose name ends alike"),
    pytest.param("云和县青石镇财政所", None, id="an office of the town, not the town"),
    pytest.param("", None, id="no name"),
]


@pytest.mark.parametrize(("name", "slug"), NAMES)
def test_whose_report_it_is_by_its_name(office, name, slug):
    found = whose(name, list(Agency.objects.all()))
    assert (found.slug if found else None) == slug


def test_a_name_two_agencies_bear_is_nobody_s(office):
    Agency.objects.create(
        slug="twin", name="青石镇人民政府", short_name="青石镇", level="township", body_kind="x"
    )
    assert whose("青石镇人民政府", list(Agency.objects.all())) is None
