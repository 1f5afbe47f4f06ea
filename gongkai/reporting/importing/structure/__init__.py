"""Every check of a report's text in one call: its outline, its edition, its words, its prose against its tables."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from gongkai.reporting.importing.blocks import OpenedFile
from gongkai.reporting.importing.chapters import ReadTables, Structure, read_structure
from gongkai.reporting.importing.prose.check import against_tables, own_numbers, read_statements
from gongkai.reporting.importing.reuse import check_reused
from gongkai.reporting.importing.structure.contents import (
    check_fee_statement,
    check_other_level,
    check_template,
    check_topics,
    check_vague,
)
from gongkai.reporting.importing.structure.dates import check_dates, check_period
from gongkai.reporting.importing.structure.editions import (
    before_editions,
    check_edition,
    check_notice,
    form_for,
)
from gongkai.reporting.importing.structure.heading import (
    check_announced,
    check_other_year,
    check_published,
    check_title,
)
from gongkai.reporting.importing.structure.others import check_other_body
from gongkai.reporting.importing.structure.outline import check_outline
from gongkai.reporting.importing.words import finding
from gongkai_law.report.findings import Finding
from gongkai_law.report.form import Form

__all__ = ["check_prose_and_structure", "check_structure", "findings_of", "read_structure"]


def check_prose_and_structure(
    opened: OpenedFile,
    tables: ReadTables,
    *,
    year: int | None,
    agency: str | None,
    previous: Structure | None = None,
    due: date | None = None,
) -> list[Finding]:
    """Findings about the text of a report: structure first, then its prose against its tables and itself.

    `previous` is the year before, taken apart by `read_structure`. A year or agency that is not known leaves the checks
    that need it out. A blank table figure is not judged. `due`: the day by which the county wants the report published.
    """
    return findings_of(
        read_structure(opened, tables), tables, year=year, agency=agency, previous=previous, due=due
    )


def findings_of(
    structure: Structure,
    tables: ReadTables,
    *,
    year: int | None,
    agency: str | None,
    previous: Structure | None = None,
    due: date | None = None,
) -> list[Finding]:
    """The same for a report that is taken apart already."""
    form = Form.by_id(tables.format) if tables.format else form_for(year)
    found = list(check_structure(structure, year=year, agency=agency, due=due))
    found += check_edition(year, tables.formats.values())
    if form is not None:
        said = read_statements(structure, form, year=year, agency=agency)
        found += against_tables(form, tables.figures, said)
        found += check_vague(structure, form, tables.figures)
    found += own_numbers(structure)
    if previous is not None:
        found += check_reused(structure, previous)
    return found


def check_structure(
    structure: Structure, *, year: int | None, agency: str | None, due: date | None = None
) -> Iterator[Finding]:
    """Everything that needs no table."""
    yield from check_title(structure)
    yield from check_published(structure, year, agency, due)
    period = list(check_period(structure, year))
    yield from period
    yield from check_notice(structure.prose(0, len(structure.text)), year)
    if before_editions(year):
        yield finding("structure.old_layout", words="before", severity="info", year=year)
    else:
        yield from check_announced(structure)
        yield from check_outline(structure)
    yield from check_topics(structure, year)
    yield from check_fee_statement(structure, year)
    yield from check_template(structure)
    yield from check_other_year(structure, year, agency, later=not period)
    yield from check_other_level(structure, agency)
    yield from check_other_body(structure, agency)
    yield from check_dates(structure)
