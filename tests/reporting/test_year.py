"""A year from register to frozen report: figures counted, prose bound, checked, signed, frozen, corrected."""

from datetime import date
from decimal import Decimal

import pytest

from gongkai.casework import services as casework
from gongkai.casework.services import AnswerGiven, Intake
from gongkai.remedies.services import close_case, file_case
from gongkai.reporting import freezing, services
from gongkai.reporting.models import FrozenReport
from gongkai.reporting.papers import FORMATS, export
from gongkai.reporting.proof import prove
from gongkai.reporting.public import public_report
from gongkai.reporting.register import collect, manual_cells
from gongkai_law.errors import Fault, InputFault
from gongkai_law.report.form import Form


def request_answered(office, submitted, answered, code="GRANT", kind="natural"):
    case = casework.register_request(
        intake=Intake(kind, "刘敏", "in_person", "低保发放情况", submitted), actor=office.wang
    )
    if answered:
        casework.answer_request(
            disclosure_request=case, answers=[AnswerGiven(code)], on=answered, actor=office.wang
        )
    return case


def begun(office, year=2025):
    report = services.open_report(year=year, actor=office.wang)
    for cell in manual_cells(Form.for_year(year), report.agency):
        services.enter_figure(
            report=report, cell=cell, value=Decimal(0), reason="各站所报数", actor=office.wang
        )
    services.edit_chapter(report=report, number=5, text="一是公开不够及时。", actor=office.wang)
    return report


def frozen_report(office, year=2025):
    report = begun(office, year)
    services.check_report(report=report, actor=office.sun)
    services.sign_report(report=report, actor=office.zhao, on=date(year + 1, 1, 20))
    freezing.freeze_report(report=report, actor=office.sun)
    return report


def test_every_figure_is_counted_from_the_register(office):
    request_answered(office, date(2024, 12, 20), date(2025, 1, 8), "U_NOT_EXIST", "org_business")
    request_answered(office, date(2025, 3, 3), date(2025, 3, 20))
    request_answered(office, date(2025, 12, 25), None)
    case = file_case(group="review", filed_on=date(2025, 5, 6), actor=office.wang)
    close_case(case=case, decision="dismissed", closed_on=date(2025, 6, 20), actor=office.wang)
    figures = collect(begun(office)).figures
    counted = {cell: figure for cell, figure in figures.items() if figure}
    assert counted == {
        "t3.new.natural": 2, "t3.new.total": 2,
        "t3.carry_in.org_business": 1, "t3.carry_in.total": 1,
        "t3.granted.natural": 1, "t3.granted.total": 1,
        "t3.unable_not_held.org_business": 1, "t3.unable_not_held.total": 1,
        "t3.total.natural": 1, "t3.total.org_business": 1, "t3.total.total": 2,
        "t3.carry_out.natural": 1, "t3.carry_out.total": 1,
        "t4.review.upheld": 1, "t4.review.total": 1,
    }  # fmt: skip
    assert prove(services.open_report(year=2025, actor=office.wang)).errors == []


def test_a_blank_manual_figure_stops_the_check_and_is_never_taken_for_0(office):
    report = services.open_report(year=2025, actor=office.wang)
    assert collect(report).figures["t2.licence.decisions"] is None
    with pytest.raises(InputFault):
        services.check_report(report=report, actor=office.sun)


def test_figures_in_prose_follow_the_register(office):
    report = begun(office)
    request_answered(office, date(2025, 3, 3), date(2025, 3, 20))
    services.redraft_chapter(report=report, number=1, actor=office.wang)
    assert "申请1件" in freezing.content_of(report)["chapters"]["1"]
    request_answered(office, date(2025, 4, 7), date(2025, 4, 20))
    assert "申请2件" in freezing.content_of(report)["chapters"]["1"]


def test_a_hand_written_figure_that_contradicts_the_table_is_found(office):
    report = begun(office)
    request_answered(office, date(2025, 3, 3), date(2025, 3, 20))
    services.edit_chapter(
        report=report, number=1, text="2025年，共收到政府信息公开申请7件。", actor=office.wang
    )
    assert [finding.rule for finding in prove(report).findings if finding.rule.startswith("K12")]


def test_an_unknown_name_in_braces_is_refused(office):
    with pytest.raises(InputFault):
        services.edit_chapter(report=begun(office), number=1, text="共{没有的数}件。", actor=office.wang)


def test_a_counted_cell_cannot_be_filled_in_by_hand(office):
    with pytest.raises(InputFault):
        services.enter_figure(
            report=begun(office), cell="t3.new.total", value=Decimal(3), reason="x", actor=office.wang
        )


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        pytest.param(Decimal(-1), "台账", id="a negative count"),
        pytest.param(Decimal("1.5"), "台账", id="half a decision"),
        pytest.param(Decimal(1), " ", id="no reason given"),
    ],
)
def test_a_manual_figure_must_be_a_count_with_a_reason(office, value, reason):
    with pytest.raises(InputFault):
        services.enter_figure(
            report=begun(office), cell="t2.licence.decisions", value=value, reason=reason, actor=office.wang
        )


def test_who_checked_may_not_sign(office):
    report = begun(office)
    services.check_report(report=report, actor=office.sun)
    with pytest.raises(Fault):
        services.sign_report(report=report, actor=office.sun, on=date(2026, 1, 20))


@pytest.mark.parametrize("on", [pytest.param(date(2025, 12, 31), id="on the last day of the year")])
def test_a_year_that_is_not_over_cannot_be_signed(office, on):
    report = begun(office)
    services.check_report(report=report, actor=office.sun)
    with pytest.raises(Fault):
        services.sign_report(report=report, actor=office.zhao, on=on)


def test_an_edit_after_the_check_voids_it(office):
    report = begun(office)
    services.check_report(report=report, actor=office.sun)
    services.edit_chapter(report=report, number=5, text="一是公开不够及时，二是内容单一。", actor=office.wang)
    report.refresh_from_db()
    assert (report.state, report.checked_by) == ("draft", "")


def test_a_frozen_report_is_locked_and_later_changes_become_a_visible_correction(office):
    request_answered(office, date(2025, 3, 3), date(2025, 3, 20))
    report = frozen_report(office)
    first = FrozenReport.objects.get()
    assert freezing.intact(first)
    assert first.content["figures"]["t3.granted.total"] == 1
    with pytest.raises(InputFault):
        services.edit_chapter(report=report, number=5, text="改一改", actor=office.wang)
    with pytest.raises(InputFault):
        freezing.correct_report(report=report, reason="没有变", actor=office.sun)
    request_answered(office, date(2025, 12, 1), date(2025, 12, 20))
    changed = {change.place for change in freezing.changes_since_freezing(report)}
    assert {"t3.new.total", "t3.granted.total"} <= changed
    second = freezing.correct_report(report=report, reason="漏登一件", actor=office.sun)
    assert (second.number, second.content["figures"]["t3.granted.total"]) == (2, 2)
    assert FrozenReport.objects.get(number=1).content["figures"]["t3.granted.total"] == 1


def test_a_tampered_edition_is_noticed(office):
    frozen_report(office)
    frozen = FrozenReport.objects.get()
    frozen.content["figures"]["t3.new.total"] = 9
    assert not freezing.intact(frozen)


def test_the_public_reads_the_frozen_edition_only(office):
    report = frozen_report(office)
    assert public_report(office.agency, 2025) is None
    freezing.publish_report(report=report, actor=office.wang, on=date(2026, 1, 25))
    request_answered(office, date(2025, 12, 1), date(2025, 12, 20))
    assert public_report(office.agency, 2025).figures["t3.new.total"].text == "0"


@pytest.mark.parametrize("fmt", list(FORMATS))
def test_the_report_is_exported_in_every_format(office, fmt):
    made = export(report=begun(office), fmt=fmt, actor=office.wang, on=date(2026, 1, 10))
    assert made.name == f"青石镇人民政府2025年政府信息公开工作年度报告.{fmt}"
    assert len(made.data) > 1000
