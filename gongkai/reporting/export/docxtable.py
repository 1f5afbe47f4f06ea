"""The official tables in a docx: real merged cells, head rows marked, no row torn, table three on one page."""

from __future__ import annotations

from typing import Any

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from gongkai.letters.docxpage import HEI, SONG, set_type
from gongkai.reporting.export.layout import Box, Grid
from gongkai.reporting.export.paper import ReportPaper, broken_label
from gongkai.reporting.export.xlsx import placed

# Millimetres; each table fills the 156 mm of the page.
_WIDTHS: dict[int, list[float]] = {
    2: [51, 35, 35, 35],
    3: [8.5, 18, 45.5, *[12] * 7],
    4: [10.4] * 15,
}
_SIZES = {2: 11, 3: 9.5, 4: 9.5}
_HEADS = {2: 0, 3: 3, 4: 3}


def draw(document: Any, paper: ReportPaper, number: int, grid: Grid) -> None:
    """Add the table of a chapter to the document."""
    widths = _WIDTHS[number]
    table = document.add_table(rows=len(grid), cols=len(widths))
    table.style = "Table Grid"
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    cells = [list(row.cells) for row in table.rows]
    for row in cells:
        for cell, width in zip(row, widths, strict=True):
            cell.width = Mm(width)
    for row_at, column_at, box in placed(grid):
        cell = cells[row_at][column_at]
        if box.rowspan > 1 or box.colspan > 1:
            cell = cell.merge(cells[row_at + box.rowspan - 1][column_at + box.colspan - 1])
        _fill(cell, box, paper.printed(box), number)
    _hold_together(table, grid)
    for row in list(table.rows)[: _HEADS[number]]:
        row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    _narrow_margins(table)


def _fill(cell: Any, box: Box, text: str, number: int) -> None:
    size, narrow = _SIZES[number], number != 2
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    paragraph = cell.paragraphs[0]
    centred = box.kind != "label" or box.rowspan > 1
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if centred else WD_ALIGN_PARAGRAPH.LEFT
    form = paragraph.paragraph_format
    form.space_before = form.space_after = Pt(2)
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(size + 2.5)
    font = HEI if box.kind == "caption" else SONG
    if narrow and box.kind == "figure":
        size -= max(
            0, len(text) - 4
        )  # long numbers stay on one line, whatever the width of the reader's digits
    for index, line in enumerate(broken_label(box, text, narrow=narrow)):
        run = paragraph.add_run()
        if index:
            run.add_break()
        run.add_text(line)
        set_type(run, font, size, latin=font)


def _hold_together(table: Any, grid: Grid) -> None:
    """No row is torn; rows stay with the next one, except the last of a table or of a block of table two."""
    for index, row in enumerate(table.rows):
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        last = index + 1 == len(grid) or grid[index + 1][0].kind == "caption"
        for paragraph in row._tr.iter(qn("w:p")):
            properties = paragraph.get_or_add_pPr()
            keep = properties.get_or_add_keepNext()
            if last:
                properties.remove(keep)


def _narrow_margins(table: Any) -> None:
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        element = OxmlElement(f"w:{side}")
        element.set(qn("w:w"), "40")
        element.set(qn("w:type"), "dxa")
        margins.append(element)
    table._tbl.tblPr.append(margins)
