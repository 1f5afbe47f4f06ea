"""From opened blocks to figures: the three tables of an annual report in whatever style they were flattened.

Deterministic. Nothing is filled in: a cell that is blank or cannot be read has the figure None, a row that is not in the
text has no cells. How each style is read is told in docs/developer/algorithms/report-reading.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from gongkai.reporting.importing.blocks import OpenedFile
from gongkai.reporting.importing.tables.context import Context, context_of
from gongkai.reporting.importing.tables.document import Document, Position, read_document
from gongkai.reporting.importing.tables.four import Run, see_four, settle_four
from gongkai.reporting.importing.tables.locate import Located, edition_of, locate
from gongkai.reporting.importing.tables.reading import TableRead
from gongkai.reporting.importing.tables.stream import Stretch
from gongkai.reporting.importing.tables.telling import tell
from gongkai.reporting.importing.tables.three import Seen as SeenThree
from gongkai.reporting.importing.tables.three import see_three, settle_three
from gongkai.reporting.importing.tables.two import Seen as SeenTwo
from gongkai.reporting.importing.tables.two import see_two, settle_two
from gongkai_law.report.findings import Figures, Finding
from gongkai_law.report.form import Form, all_forms

Readings = dict[tuple[str, ...], list[tuple[object, ...]]]


@dataclass(frozen=True, slots=True)
class Span:
    """Where a table (`t2`, `t3`, `t4`) stands in the opened file; `end` is behind its last character."""

    table: str
    start: Position
    end: Position


@dataclass(frozen=True, slots=True)
class TablesRead:
    """What the tables of a report say.

    `format`: the edition the tables follow, None where there is no table; `formats`: the same for each table found.
    `figures`: None = the cell is there and blank or unreadable; a cell whose row is not in the text has no key.
    `raw`: text of the cells that are not a plain number ("251000元", "/", "无", "1,234").
    `readings`: for run-together rows, the cells that stay open → every reading of them.
    """

    format: str | None = None
    formats: Mapping[str, str] = field(default_factory=dict)
    figures: Figures = field(default_factory=dict)
    raw: dict[str, str] = field(default_factory=dict)
    readings: Readings = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    spans: tuple[Span, ...] = ()


def read_tables(opened: OpenedFile, *, year: int | None, form_hint: str | None = None) -> TablesRead:
    """Read tables two to four of an opened report.

    `year` and `form_hint` (an edition's id) only decide where the tables' own words do not tell the edition.
    """
    document = read_document(opened)
    located = locate(document)
    forms = _editions(document, located, year, form_hint)
    reads = _read(document, located, forms)
    return _gather(document, reads, forms)


def _editions(document: Document, located: Located, year: int | None, hint: str | None) -> dict[str, Form]:
    """The edition of each table that is there: by its own words, else by the other table's, else by hint or year."""
    two = edition_of(document, located.two, "marks") if located.two else None
    three = edition_of(document, located.three, "marks_requests") if located.three else None
    if located.three and three is None:
        three = two if two else None
    fallback = three or two or _hinted(year, hint)
    found = {"t2": (located.two, two), "t3": (located.three, three), "t4": (located.four, None)}
    return {table: form or fallback for table, (region, form) in found.items() if region}


def _hinted(year: int | None, hint: str | None) -> Form:
    forms = {form.id: form for form in all_forms()}
    if hint in forms:
        return forms[str(hint)]
    earliest = min(form.years[0] for form in forms.values())
    return Form.for_year(year) if year and earliest <= year <= 2099 else all_forms()[-1]


def _read(document: Document, located: Located, forms: Mapping[str, Form]) -> dict[str, TableRead]:
    two = see_two(document, located.two, forms["t2"]) if located.two else None
    three = see_three(document, located.three, forms["t3"]) if located.three else None
    runs = see_four(document, located.four) if located.four else []
    context = _context(two, three, runs, forms)
    reads = {}
    if two and located.two:
        reads["t2"] = settle_two(document, two, located.two, forms["t2"], context)
    if three and located.three:
        reads["t3"] = settle_three(three, located.three, forms["t3"], context)
    if located.four:
        reads["t4"] = settle_four(document, located.four, runs, forms["t4"], context)
    return reads


def _context(
    two: SeenTwo | None, three: SeenThree | None, runs: Iterable[Run], forms: Mapping[str, Form]
) -> Context:
    known: list[tuple[Stretch, int]] = []
    if two:
        width = {row.id: len(group.cols) for group in forms["t2"].table_two for row in group.rows}
        known += [(stretch, width[row]) for row, stretch in two.stretches.items() if row not in two.rows]
    if three:
        rows, columns = three.aligned.rows, len(forms["t3"].t3_columns)
        known += [(stretch, columns) for row, stretch in three.stretches.items() if row not in rows]
    return context_of(known, (value.text for run in runs for value in run.values))


def _gather(document: Document, reads: Mapping[str, TableRead], forms: Mapping[str, Form]) -> TablesRead:
    figures: Figures = {}
    raw: dict[str, str] = {}
    readings: Readings = {}
    for read in reads.values():
        figures.update({cell: value.figure for cell, value in read.cells.items()})
        raw.update({cell: value.raw for cell, value in read.cells.items() if value.raw is not None})
        readings.update({case.cells: list(case.readings) for case in read.ambiguous})
    leading = forms.get("t3") or forms.get("t2") or forms.get("t4")
    return TablesRead(
        format=leading.id if leading else None,
        formats={table: form.id for table, form in forms.items()},
        figures=figures,
        raw=raw,
        readings=readings,
        findings=tell(reads, forms),
        spans=tuple(_span(document, table, read) for table, read in reads.items()),
    )


def _span(document: Document, table: str, read: TableRead) -> Span:
    end = document.position(max(read.end - 1, read.start))
    return Span(table, document.position(read.start), Position(end.block, end.offset + 1))
