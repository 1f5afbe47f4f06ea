"""Receiving other agencies' reports: many files at once, each read and checked by the engine of `gongkai report check`."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath
from typing import Any

from django.db import transaction

from gongkai.accounts.models import User
from gongkai.agencies.access import require_role
from gongkai.agencies.models import Agency, Role
from gongkai.agencies.policies import report_due_of
from gongkai.agencies.scope import current_agency_id
from gongkai.audit.services import record
from gongkai.reporting.importing.check import CheckedReport, ReadReport, judge, plain, read_opened
from gongkai.reporting.importing.identity import Identity
from gongkai.reporting.importing.sources import open_report
from gongkai.reporting.models import ReceivedReport
from gongkai.reporting.received.previous import Known, earlier_report
from gongkai.reporting.received.whose import whose
from gongkai_law.errors import Fault, InputFault, explain

RECEIVERS = (Role.SUPERVISOR,)
MOST_FILES = 100


@dataclass(frozen=True, slots=True)
class Sent:
    """One file as it was sent."""

    name: str
    data: bytes

    @property
    def hash(self) -> str:
        return hashlib.sha256(self.data).hexdigest()


@dataclass(slots=True)
class _Reading:
    """A file with what was read from it, or why nothing was."""

    sent: Sent
    read: ReadReport | None = None
    problem: str = ""


def _read(sent: Sent) -> _Reading:
    name = PurePath(sent.name.replace("\\", "/")).name
    try:
        return _Reading(sent, read_opened(open_report(sent.data, name), name=name))
    except Fault as fault:
        words = explain(fault)
        return _Reading(sent, problem=f"{words.what}{words.mend}")
    except Exception as fault:
        # a foreign file may show a fault of ours; one bad file must not stop the others
        words = explain(InputFault("importing.unforeseen", fault=type(fault).__name__))
        return _Reading(sent, problem=f"{words.what}{words.mend}")


def _finding(one: Any) -> dict[str, Any]:
    return {
        "rule": one.rule,
        "severity": one.severity,
        "cells": list(one.cells),
        "expected": plain(one.expected),
        "found": plain(one.found),
        "message": one.message,
    }


def _fields(checked: CheckedReport, about: Agency | None) -> dict[str, Any]:
    severities = [finding.severity for finding in checked.findings]
    return {
        "about_id": about.pk if about else None,
        "agency_name": (about.name if about else checked.agency or "")[:100],
        "year": checked.year,
        "form": checked.format or "",
        "figures": {cell: plain(figure) for cell, figure in checked.figures.items()},
        "chapters": {str(chapter.number): chapter.text for chapter in checked.structure.chapters},
        "findings": [_finding(one) for one in checked.findings],
        "errors": severities.count("error"),
        "warnings": severities.count("warning"),
    }


def _key(identity: Identity, below: Sequence[Agency]) -> str:
    """The name under which reports of one agency meet: its own if it is below, else as written."""
    about = whose(identity.agency, below)
    return about.name if about else identity.agency or ""


def _checked(reading: _Reading, known: Known, below: Sequence[Agency]) -> dict[str, Any]:
    """What is kept of one file: its check, against the year before where that report is known."""
    if reading.read is None:
        return {"problem": reading.problem}
    identity = reading.read.identity
    about = whose(identity.agency, below)
    before = earlier_report(identity, known=known, about=about)
    due = report_due_of(about, identity.year) if about and identity.year else None
    checked = judge(reading.read, previous=before, due=due)
    return {**_fields(checked, about), "against_previous": before is not None}


@transaction.atomic
def receive_reports(
    *, files: Sequence[Sent], below: Sequence[Agency], actor: User, on: date
) -> list[ReceivedReport]:
    """Take in reports that agencies below sent; a file that cannot be read is kept with its reason.

    Each is checked against the same agency's report of the year before: one sent along, one received earlier, or the
    one published here. The same file sent twice is kept once. Raises InputFault for no file and for too many.
    """
    require_role(actor, current_agency_id(), RECEIVERS)
    if not files:
        raise InputFault("reporting.no_files")
    if len(files) > MOST_FILES:
        raise InputFault("reporting.too_many_files", count=len(files), most=MOST_FILES)
    readings = [_read(sent) for sent in files]
    known: Known = {
        (_key(each.identity, below), each.identity.year): each
        for each in (reading.read for reading in readings)
        if each is not None
    }
    kept = [_keep(reading, _checked(reading, known, below), actor, on) for reading in readings]
    record(
        agency_id=current_agency_id(),
        actor=actor,
        act="report.receive",
        subject_kind="received_reports",
        subject_id=on.isoformat(),
        count=len(kept),
        readable=sum(not each.problem for each in kept),
        errors=sum(each.errors for each in kept),
    )
    return kept


def _keep(reading: _Reading, fields: dict[str, Any], actor: User, on: date) -> ReceivedReport:
    kept, _ = ReceivedReport.objects.update_or_create(
        agency_id=current_agency_id(),
        file_hash=reading.sent.hash,
        defaults={
            **_NOTHING_READ,
            "file_name": PurePath(reading.sent.name.replace("\\", "/")).name[-200:],
            "received_by": actor.full_name,
            "received_on": on,
            **fields,
        },
    )
    return kept


# What a second reading of the same file writes anew even where it finds nothing.
_NOTHING_READ: dict[str, Any] = {
    "about_id": None,
    "agency_name": "",
    "year": None,
    "form": "",
    "figures": {},
    "chapters": {},
    "findings": [],
    "errors": 0,
    "warnings": 0,
    "against_previous": False,
    "problem": "",
}


@transaction.atomic
def forget_report(*, received: ReceivedReport, actor: User) -> None:
    """Take a received file off the list: sent by mistake, or another's. The history keeps that it was there."""
    require_role(actor, received.agency_id, RECEIVERS)
    record(
        agency_id=received.agency_id,
        actor=actor,
        act="report.forget",
        subject_kind="received_reports",
        subject_id=received.pk,
        file=received.file_name,
    )
    received.delete()
