"""Anyone's annual report, from a file to what is wrong with it. Every step stands in the module of its subject."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from gongkai.reporting.importing.blocks import OpenedFile
from gongkai.reporting.importing.chapters import Chapter, Structure
from gongkai.reporting.importing.fees import read_fees
from gongkai.reporting.importing.identity import Identity, read_identity
from gongkai.reporting.importing.sources import Limits, load, open_report
from gongkai.reporting.importing.structure import findings_of, read_structure
from gongkai.reporting.importing.structure.editions import before_editions
from gongkai.reporting.importing.tables import TablesRead, read_tables
from gongkai.reporting.importing.tables.telling import TABLE_TWICE
from gongkai_law.errors import InputFault
from gongkai_law.report.findings import Figure, Figures, Finding
from gongkai_law.report.form import Form
from gongkai_law.report.levels import agency_level
from gongkai_law.report.reconcile import reconcile

UNREADABLE = "cell.unreadable"
AMBIGUOUS = "cell.ambiguous"
BAD_ENTRY = "K11"
_ENDINGS = re.compile(r"(?:人民政府|政府)?(?:办公室|办公厅|办事处)?$")
_SHORT_NAME = 3  # characters in which two ways of writing one name agree at the end


@dataclass(frozen=True, slots=True)
class CheckedReport:
    """A report that was read and checked. `format`: the edition its tables follow, None where it has no table.

    `figures` as in `TablesRead`: None = blank or not readable. `notes`: what the file holds beside the report and how
    it was read.
    """

    format: str | None
    agency: str | None
    year: int | None
    title: str | None
    figures: Figures
    findings: tuple[Finding, ...]
    structure: Structure
    tables: TablesRead
    notes: tuple[str, ...] = ()

    @property
    def has_errors(self) -> bool:
        """Whether any finding is an error."""
        return any(finding.severity == "error" for finding in self.findings)

    def as_json(self) -> dict[str, Any]:
        """The contract's document: format, agency, year, figures, findings, chapters. Numbers are JSON numbers."""
        return {
            "format": self.format,
            "agency": self.agency,
            "year": self.year,
            "figures": {cell: plain(figure) for cell, figure in self.figures.items()},
            "findings": [_finding_json(finding) for finding in self.findings],
            "chapters": [
                {
                    "number": chapter.number,
                    "heading": chapter.heading,
                    "expected": chapter.expected_heading,
                    "problems": list(chapter.problems),
                    "characters": len(chapter.text.replace("\n", "")),
                }
                for chapter in self.structure.chapters
            ],
        }

    def as_json_text(self) -> str:
        """The same as one line-broken JSON text."""
        return json.dumps(self.as_json(), ensure_ascii=False, indent=2)


def check_report(
    source: Path | bytes,
    name: str = "",
    previous: CheckedReport | Path | None = None,
    *,
    limits: Limits | None = None,
    due: date | None = None,
) -> CheckedReport:
    """Read a report and check it.

    `source`: a file, or its bytes with its `name`. `previous`: the report of the year before, for carry-over and
    reused prose. `due`: the day by which the county wants it published, where that is known. Raises InputFault for a file that cannot be read, is no annual report, or names an impossible year.
    """
    before = check_report(previous, limits=limits) if isinstance(previous, Path) else previous
    name = name or (source.name if isinstance(source, Path) else "")
    data = load(source, limits) if isinstance(source, Path) else source
    opened = open_report(data, name, limits)
    try:
        return check_opened(opened, name=name, previous=before, due=due)
    except InputFault as fault:
        fault.where = fault.where or name
        raise


def check_opened(
    opened: OpenedFile,
    *,
    name: str = "",
    previous: CheckedReport | None = None,
    due: date | None = None,
) -> CheckedReport:
    """The same for a file that is opened already."""
    return judge(read_opened(opened, name=name), previous=previous, due=due)


@dataclass(frozen=True, slots=True)
class ReadReport:
    """A report that was read and not yet judged: whose it is, what its tables say, how it is built."""

    identity: Identity
    tables: TablesRead
    structure: Structure
    notes: tuple[str, ...] = ()


def read_opened(opened: OpenedFile, *, name: str = "") -> ReadReport:
    """Read an opened file; raises InputFault where it is no annual report."""
    identity = read_identity(opened, name)
    tables = read_tables(opened, year=identity.year)
    structure = read_structure(opened, tables)
    _refuse_other_texts(identity, tables, structure)
    return ReadReport(identity, tables, structure, opened.notes)


def judge(
    read: ReadReport, *, previous: CheckedReport | None = None, due: date | None = None
) -> CheckedReport:
    """Check a report that was read. `previous` and `due` as in `check_report`."""
    identity, tables, structure = read.identity, read.tables, read.structure
    if previous is not None:
        _refuse_wrong_year(identity, previous)
    findings = [
        *(
            one
            for one in _law_findings(identity, tables, structure, previous)
            if one.rule != TABLE_TWICE or not structure.repeated  # the part told twice is told once
        ),
        *findings_of(
            structure,
            tables,
            year=identity.year,
            agency=identity.agency,
            previous=previous.structure if previous else None,
            due=due,
        ),
    ]
    return CheckedReport(
        format=tables.format,
        agency=identity.agency,
        year=identity.year,
        title=identity.title,
        figures=tables.figures,
        findings=tuple(findings),
        structure=structure,
        tables=tables,
        notes=(*read.notes, *_other_agency(identity, previous)),
    )


def _other_agency(identity: Identity, previous: CheckedReport | None) -> Iterable[str]:
    """A note where last year's report names another agency: names are written in many ways, so nobody is refused."""
    names = (identity.agency, previous.agency if previous else None)
    if not all(names):
        return
    first, second = (_ENDINGS.sub("", str(name)) for name in names)
    if first not in second and second not in first and first[-_SHORT_NAME:] != second[-_SHORT_NAME:]:
        yield f"上年的报告写的单位是“{names[1]}”，与这份报告的“{names[0]}”不同，请核对是不是拿错了文件。"


def remembered(
    *, year: int, form: str | None, agency: str | None, figures: Figures, chapters: Mapping[int, str]
) -> CheckedReport:
    """A report read earlier, from its figures and its chapters' text: enough to be the `previous` of the next one."""
    parts = tuple(Chapter(number, "", text, 0, 0, "") for number, text in sorted(chapters.items()))
    structure = Structure(text="", intro="", chapters=parts, regions=())
    return CheckedReport(form, agency, year, None, figures, (), structure, TablesRead(format=form))


def plain(value: Figure | str) -> int | float | str | None:
    """A figure as a JSON number: whole amounts without a point, others with the digits they have."""
    if not isinstance(value, Decimal):
        return value
    if not value.is_finite():
        return str(value)
    return int(value) if value == value.to_integral_value() else float(value)


def _finding_json(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "cells": list(finding.cells),
        "expected": plain(finding.expected),
        "found": plain(finding.found),
        "message": finding.message,
    }


def _refuse_other_texts(identity: Identity, tables: TablesRead, structure: Structure) -> None:
    """A table of the form, or two of its headings, or one and the title: less is another text."""
    signs = len(structure.chapters) + bool(structure.old_headings)
    if tables.format is None and (signs == 0 or (signs == 1 and identity.title is None)):
        raise InputFault("importing.not_a_report")


def _refuse_wrong_year(identity: Identity, previous: CheckedReport) -> None:
    if identity.year and previous.year and previous.year != identity.year - 1:
        raise InputFault(
            "importing.previous_is_not_the_year_before", year=identity.year, previous=previous.year
        )


def _law_findings(
    identity: Identity, tables: TablesRead, structure: Structure, previous: CheckedReport | None
) -> Iterable[Finding]:
    """Findings of reading, then of the law, with one finding for each unreadable cell."""
    if tables.format is None:
        return [] if before_editions(identity.year) else tables.findings
    told = {cell for one in tables.findings if one.rule in (UNREADABLE, AMBIGUOUS) for cell in one.cells}
    alone = {one.cells[0] for one in tables.findings if one.rule == UNREADABLE and len(one.cells) == 1}
    checked = reconcile(
        Form.by_id(tables.format),
        tables.figures,
        previous.figures if previous else None,
        level=agency_level(identity.agency) if identity.agency else None,
        written=tables.raw,
        ambiguous=told - alone,
        fees=read_fees(structure),
    )
    judged = {
        cell for one in checked if one.rule.partition("[")[0] in (BAD_ENTRY, "E11") for cell in one.cells
    }
    return [*_reading_findings(tables.findings, judged), *checked]


def _reading_findings(findings: Sequence[Finding], judged: set[str]) -> Iterable[Finding]:
    """What could not be read, under the contract's rule K11; a single cell the law speaks of already is left out."""
    for one in findings:
        if one.rule != UNREADABLE:
            yield one
        elif not set(one.cells) <= judged:
            yield replace(one, rule=BAD_ENTRY, severity="error")
