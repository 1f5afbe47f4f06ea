"""Acts on the annual report until it is signed: open, edit, fill in, note, check, sign, send back."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from gongkai.accounts.models import User
from gongkai.agencies.access import require_role
from gongkai.agencies.models import Agency
from gongkai.agencies.scope import current_agency_id
from gongkai.audit.services import record
from gongkai.reporting import access, bindings
from gongkai.reporting.models import AnnualReport, ManualFigure, ReportChapter, ReportState, SupervisionNote
from gongkai.reporting.moves import move_report, note_act
from gongkai.reporting.proof import prove
from gongkai.reporting.register import binding_values, collect, manual_cells
from gongkai_law.errors import InputFault, LawFault
from gongkai_law.report.form import Form

CHAPTERS = (1, 5, 6)


def _editable(report: AnnualReport) -> None:
    if report.state not in (ReportState.DRAFT, ReportState.CHECKED):
        raise InputFault("reporting.locked", year=report.year, state=report.get_state_display())
    if report.state == ReportState.CHECKED:
        # An edit after the check voids it: what was checked is not what would be signed.
        move_report(report, ReportState.CHECKED, ReportState.DRAFT, "修改", checked_by="", checked_at=None)


@transaction.atomic
def open_report(*, year: int, actor: User) -> AnnualReport:
    """The agency's report for a year, begun with first drafts of chapters one, five and six if it is not there yet."""
    require_role(actor, current_agency_id(), access.EDITORS)
    form = Form.for_year(year)
    report, made = AnnualReport.objects.get_or_create(agency_id=current_agency_id(), year=year)
    if not made:
        return report
    report.agency = Agency.objects.get(pk=report.agency_id)
    values = binding_values(report, collect(report))
    for number in CHAPTERS:
        text = bindings.first_draft(form.id, number, values)
        ReportChapter.objects.create(agency_id=report.agency_id, report=report, number=number, text=text)
    note_act(report, actor, "report.open")
    return report


@transaction.atomic
def redraft_chapter(*, report: AnnualReport, number: int, actor: User) -> ReportChapter:
    """Throw a chapter's text away and draft it anew from the register."""
    values = binding_values(report, collect(report))
    text = bindings.first_draft(Form.for_year(report.year).id, number, values)
    return edit_chapter(report=report, number=number, text=text, actor=actor)


@transaction.atomic
def edit_chapter(*, report: AnnualReport, number: int, text: str, actor: User) -> ReportChapter:
    """Replace a chapter's text. Names in braces must be known; figures stay bound to the register."""
    require_role(actor, report.agency_id, access.EDITORS)
    if number not in CHAPTERS:
        raise InputFault("reporting.chapter", number=number)
    _editable(report)
    clean = "\n".join(line.strip() for line in text.replace("\r", "").split("\n") if line.strip())
    bindings.check_names(clean, binding_values(report, collect(report)))
    chapter, _ = ReportChapter.objects.update_or_create(
        agency_id=report.agency_id,
        report=report,
        number=number,
        defaults={"text": clean, "edited_by": actor.full_name, "edited_at": timezone.now()},
    )
    note_act(report, actor, "report.edit", chapter=number)
    return chapter


@transaction.atomic
def enter_figure(
    *, report: AnnualReport, cell: str, value: Decimal, reason: str, actor: User
) -> ManualFigure:
    """Fill in a figure the register has no source for; it carries its reason and the name of who filled it in."""
    require_role(actor, report.agency_id, access.EDITORS)
    form = Form.for_year(report.year)
    wanted = form.cell(cell)
    if cell not in manual_cells(form, report.agency):
        raise InputFault("reporting.not_manual", cell=wanted.label)
    if not reason.strip():
        raise InputFault("reporting.manual_reason", where=wanted.label)
    whole = wanted.type != "wan4"
    if (
        (value < 0 and wanted.type != "sint")
        or (whole and value != int(value))
        or abs(value) >= Decimal(10) ** 11
    ):
        raise InputFault("reporting.negative", cell=wanted.label, value=value)
    _editable(report)
    figure, _ = ManualFigure.objects.update_or_create(
        agency_id=report.agency_id,
        report=report,
        cell=cell,
        defaults={"value": value, "reason": reason.strip(), "entered_by": actor.full_name},
    )
    note_act(report, actor, "report.figure", cell=wanted.label, value=value, reason=reason)
    return figure


@transaction.atomic
def add_note(*, year: int, kind: str, text: str, actor: User, on: date | None = None) -> SupervisionNote:
    """Note what chapter one must say beside counts: assessment, social evaluation, accountability … (条例 50)"""
    require_role(actor, current_agency_id(), access.EDITORS)
    note = SupervisionNote.objects.create(
        agency_id=current_agency_id(),
        year=year,
        kind=kind,
        on=on,
        text=text.strip(),
        entered_by=actor.full_name,
    )
    record(
        agency_id=note.agency_id,
        actor=actor,
        act="report.note",
        subject_kind="supervision_note",
        subject_id=note.pk,
        year=year,
        kind=note.get_kind_display(),
    )
    return note


@transaction.atomic
def check_report(*, report: AnnualReport, actor: User) -> AnnualReport:
    """Pass the report as checked: every cell filled, every identity holds, no error in the text."""
    require_role(actor, report.agency_id, access.CHECKERS)
    proof = prove(report)
    if proof.errors:
        raise InputFault("reporting.has_errors", count=len(proof.errors))
    move_report(
        report, ReportState.DRAFT, ReportState.CHECKED, "核对", checked_by=actor.full_name, checked_at=timezone.now()
    )  # fmt: skip
    note_act(report, actor, "report.check")
    return report


@transaction.atomic
def reopen_report(*, report: AnnualReport, reason: str, actor: User) -> AnnualReport:
    """Send a checked or signed report back to drafting, with a reason."""
    require_role(actor, report.agency_id, access.CHECKERS | access.SIGNERS)
    before = ReportState(report.state)
    if before not in (ReportState.CHECKED, ReportState.SIGNED):
        raise InputFault("reporting.not_in_state", state=report.get_state_display(), act="退回")
    move_report(
        report,
        before,
        ReportState.DRAFT,
        "退回",
        checked_by="",
        checked_at=None,
        signed_by="",
        signed_on=None,
    )
    note_act(report, actor, "report.reopen", reason=reason)
    return report


@transaction.atomic
def sign_report(*, report: AnnualReport, actor: User, on: date) -> AnnualReport:
    """The leader in charge signs a checked report, once the year is over; he is not the one who checked it. (30号)"""
    require_role(actor, report.agency_id, access.SIGNERS)
    if on <= date(report.year, 12, 31):
        raise LawFault("reporting.year_not_over", year=report.year)
    if report.checked_by == actor.full_name:
        raise LawFault("reporting.same_person", name=actor.full_name)
    errors = prove(report).errors
    if errors:
        raise InputFault("reporting.has_errors", count=len(errors))
    move_report(
        report, ReportState.CHECKED, ReportState.SIGNED, "签发", signed_by=actor.full_name, signed_on=on
    )
    note_act(report, actor, "report.sign")
    return report
