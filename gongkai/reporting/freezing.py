"""Freezing a signed report, showing what changed in the register since, correcting it visibly, publishing it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction

from gongkai.accounts.models import User
from gongkai.agencies.access import require_role
from gongkai.agencies.models import Agency
from gongkai.casework.queries import rows_of_year
from gongkai.remedies.queries import cases_in_cell
from gongkai.reporting import access
from gongkai.reporting.bindings import filled
from gongkai.reporting.export.paper import usual_preamble
from gongkai.reporting.models import AnnualReport, FrozenReport, ReportState
from gongkai.reporting.moves import move_report, note_act
from gongkai.reporting.register import binding_values, collect
from gongkai_law.errors import InputFault
from gongkai_law.report.form import Form
from gongkai_law.report.tally import rows_counted


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return str(value.normalize()) if value != value.to_integral() else str(int(value))
    return value


def _cases(form: Form, year: int, agency: Agency) -> dict[str, list[str]]:
    """The ids behind every non-zero cell of tables three and four; totals follow from them and are left out."""
    found: dict[str, list[str]] = {}
    for pk, received, closed, row, column in rows_of_year(year):
        for name in rows_counted(year, received, closed, row):
            found.setdefault(f"t3.{name}.{column}", []).append(str(pk))
    for group in form.t4_groups:
        for col in form.t4_cols:
            if col.id != "total":
                cases = cases_in_cell(year=year, group=group.id, column=col.id, agency=agency)
                ids = [str(pk) for pk in cases.order_by("id").values_list("id", flat=True)]
                if ids:
                    found[f"t4.{group.id}.{col.id}"] = ids
    return found


def preamble_of(report: AnnualReport) -> tuple[str, ...]:
    """The opening above chapter one: statistical period and whom to ask, from the agency's own entry."""
    agency = report.agency
    return usual_preamble(
        agency.name,
        report.year,
        office=agency.office_name,
        address=agency.office_address,
        phone=agency.office_phone,
        email=agency.office_email,
    )


def content_of(report: AnnualReport) -> dict[str, Any]:
    """The whole report as it stands now, as plain data: what a frozen edition keeps and its hash covers."""
    collected = collect(report)
    values = binding_values(report, collected)
    return {
        "agency": report.agency.name,
        "year": report.year,
        "form": collected.form.id,
        "figures": {cell: _plain(figure) for cell, figure in collected.figures.items()},
        "reasons": collected.reasons,
        "cases": _cases(collected.form, report.year, report.agency),
        "preamble": list(preamble_of(report)),
        "chapters": {str(c.number): filled(c.text, values) for c in report.chapters.order_by("number")},
        "checked_by": report.checked_by,
        "signed_by": report.signed_by,
        "signed_on": report.signed_on.isoformat() if report.signed_on else "",
    }


def content_hash(content: dict[str, Any]) -> str:
    """SHA-256 over the content in one fixed spelling."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _freeze(report: AnnualReport, actor: User, reason: str) -> FrozenReport:
    content = content_of(report)
    return FrozenReport.objects.create(
        agency_id=report.agency_id,
        report=report,
        number=report.frozen.count() + 1,
        content=content,
        content_hash=content_hash(content),
        reason=reason,
        frozen_by=actor.full_name,
    )


@transaction.atomic
def freeze_report(*, report: AnnualReport, actor: User) -> FrozenReport:
    """Keep a signed report for good: figures, texts and the ids behind every cell, under a hash. The year is locked."""
    require_role(actor, report.agency_id, access.EDITORS | access.SIGNERS)
    move_report(report, ReportState.SIGNED, ReportState.FROZEN, "定稿")
    frozen = _freeze(report, actor, "")
    note_act(report, actor, "report.freeze", hash=frozen.content_hash[:16])
    return frozen


@transaction.atomic
def publish_report(*, report: AnnualReport, actor: User, on: date, url: str = "") -> AnnualReport:
    """Note that a frozen report was published, when and where. (条例 49)"""
    require_role(actor, report.agency_id, access.EDITORS)
    if report.signed_on and on < report.signed_on:
        raise InputFault("reporting.published_before_signed", published=on, signed=report.signed_on)
    move_report(
        report, ReportState.FROZEN, ReportState.PUBLISHED, "公布", published_on=on, published_at_url=url
    )
    note_act(report, actor, "report.publish")
    return report


@transaction.atomic
def correct_report(*, report: AnnualReport, reason: str, actor: User) -> FrozenReport:
    """Issue a correction of a frozen report: a new numbered edition with its reason; the earlier one stays."""
    require_role(actor, report.agency_id, access.EDITORS | access.SIGNERS)
    if report.state not in (ReportState.FROZEN, ReportState.PUBLISHED):
        raise InputFault("reporting.not_in_state", state=report.get_state_display(), act="更正")
    if not reason.strip():
        raise InputFault("reporting.correction_reason")
    AnnualReport.objects.select_for_update().get(pk=report.pk)
    if not changes_since_freezing(report):
        raise InputFault("reporting.no_change")
    frozen = _freeze(report, actor, reason.strip())
    note_act(report, actor, "report.correct", number=frozen.number, reason=reason)
    return frozen


def latest_frozen(report: AnnualReport) -> FrozenReport | None:
    """The edition that counts: the last correction, or the report as first frozen."""
    found: FrozenReport | None = report.frozen.order_by("-number").first()
    return found


@dataclass(frozen=True, slots=True)
class Change:
    """A cell or chapter that differs between the frozen edition and the register today."""

    place: str
    label: str
    frozen: str
    now: str


def changes_since_freezing(report: AnnualReport) -> list[Change]:
    """What the register says today that the frozen edition does not: figures, cases behind them, text."""
    frozen = latest_frozen(report)
    if frozen is None:
        return []
    now, then = content_of(report), frozen.content
    form = Form.for_year(report.year)
    changes = [
        Change(cell.id, cell.label, str(then["figures"].get(cell.id)), str(now["figures"][cell.id]))
        for cell in form.cells
        if then["figures"].get(cell.id) != now["figures"][cell.id]
    ]
    touched = {change.place for change in changes}
    for cell_id in sorted(set(then["cases"]) | set(now["cases"])):
        if cell_id not in touched and then["cases"].get(cell_id) != now["cases"].get(cell_id):
            changes.append(
                Change(cell_id, form.cell(cell_id).label, "件数相同，案件不同", "件数相同，案件不同")
            )
    for number in sorted(set(then["chapters"]) | set(now["chapters"])):
        before, after = then["chapters"].get(number, ""), now["chapters"].get(number, "")
        if before != after:
            changes.append(Change(f"chapter{number}", f"第{number}章文字", before[:60], after[:60]))
    return changes


def intact(frozen: FrozenReport) -> bool:
    """Whether a frozen edition still has the hash it was kept under."""
    return content_hash(frozen.content) == frozen.content_hash
