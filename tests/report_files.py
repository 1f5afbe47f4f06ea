"""Whole annual reports as files, made from figures: text, markdown, html, docx, xlsx, pdf. For tests of what reads them."""

from __future__ import annotations

import html
import io
from dataclasses import dataclass, field

from gongkai.reporting.export.layout import Box, Grid, table_four, table_three, table_two
from gongkai_law.report.findings import Figure, Figures
from gongkai_law.report.form import Form

Part = str | Grid


@dataclass(frozen=True)
class MadeReport:
    """A report's parts in reading order; a grid's figures stand in `figures`."""

    form: Form
    year: int
    figures: Figures
    agency: str = "青山县白云镇人民政府"
    prose: dict[int, tuple[str, ...]] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """The heading as most offices write it."""
        return f"{self.agency}{self.year}年政府信息公开工作年度报告"

    def parts(self) -> list[Part]:
        """Title, headings, prose and the three tables."""
        tables = {2: table_two(self.form), 3: table_three(self.form), 4: table_four(self.form)}
        found: list[Part] = [self.title]
        for chapter in range(1, 7):
            found.append(HEADINGS[chapter - 1])
            found += self.prose.get(chapter, self._usual_prose(chapter))
            if chapter in tables:
                found.append(tables[chapter])
        return found

    def _usual_prose(self, chapter: int) -> tuple[str, ...]:
        return tuple(text.format(year=self.year) for text in PROSE.get(chapter, ()))

    def shown(self, box: Box) -> str:
        """What a cell prints: a figure, nothing for a blank one, the words of the others."""
        return show(self.figures.get(box.cell)) if box.kind == "figure" else box.text


HEADINGS = (
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
)
PROSE = {
    1: (
        "（一）主动公开情况。{year}年，本镇通过县政府门户网站和公开栏公开信息。",
        "（二）依申请公开情况。严格按照法定时限办理政府信息公开申请。",
        "（三）政府信息管理情况。公开前逐件进行保密审查。",
        "（四）政府信息公开平台建设情况。及时维护镇级栏目。",
        "（五）监督保障情况。{year}年开展培训，工作考核、社会评议和责任追究均按规定进行。",
    ),
    5: ("存在的主要问题是公开内容不够丰富。", "下一步将加强培训，改进工作。"),
    6: ("本机关{year}年未收取政府信息公开信息处理费。",),
}


def show(figure: Figure) -> str:
    """A figure as printed; a blank cell prints nothing."""
    return "" if figure is None else f"{figure:f}" if not isinstance(figure, int) else str(figure)


def as_text(report: MadeReport, separator: str = "\t") -> str:
    """Lines of text, the cells of a table row held apart by a separator."""
    lines: list[str] = []
    for part in report.parts():
        if isinstance(part, str):
            lines.append(part)
        else:
            lines += [separator.join(report.shown(box) for box in row) for row in part]
    return "\n".join(lines) + "\n"


def as_html(report: MadeReport, *, head: str = "", wrap: str = "{}") -> str:
    """A web page with real tables; `wrap` frames the body as portals do."""
    body: list[str] = []
    for part in report.parts():
        if isinstance(part, str):
            body.append(f"<p>{html.escape(part)}<o:p></o:p></p>")
            continue
        rows = []
        for row in part:
            cells = "".join(
                f'<td colspan="{box.colspan}" rowspan="{box.rowspan}"><p>{html.escape(report.shown(box)) or "&nbsp;"}</p></td>'
                for box in row
            )
            rows.append(f"<tr>{cells}</tr>")
        body.append(f"<table border=1><tbody>{''.join(rows)}</tbody></table>")
    inside = wrap.format("".join(body))
    return f"<html><head><title>{report.title}</title>{head}</head><body>{inside}</body></html>"


def as_docx(report: MadeReport) -> bytes:
    """A Word document with merged cells, as Word writes them: spans across, and rests of cells that reach down."""
    import docx
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    document = docx.Document()
    for part in report.parts():
        if isinstance(part, str):
            document.add_paragraph(part)
        else:
            rows = "".join(f"<w:tr>{row}</w:tr>" for row in _docx_rows(report, part))
            table = parse_xml(f"<w:tbl {nsdecls('w')}><w:tblPr/>{rows}</w:tbl>")
            document.element.body.insert(len(document.element.body) - 1, table)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _docx_rows(report: MadeReport, grid: Grid) -> list[str]:
    placed = dict(place(grid)[0])
    rows: list[dict[int, str]] = [{} for _ in grid]
    for (row, column), box in placed.items():
        for down in range(box.rowspan):
            merge = "" if box.rowspan == 1 else f'<w:vMerge w:val="{"continue" if down else "restart"}"/>'
            text = "" if down else html.escape(report.shown(box))
            rows[row + down][column] = (
                f'<w:tc><w:tcPr><w:gridSpan w:val="{box.colspan}"/>{merge}</w:tcPr>'
                f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"
            )
    return ["".join(cells[column] for column in sorted(cells)) for cells in rows]


def as_xlsx(report: MadeReport) -> bytes:
    """A workbook with everything on one sheet, headings in column A, figures as numbers."""
    import xlsxwriter

    stream = io.BytesIO()
    workbook = xlsxwriter.Workbook(stream, {"in_memory": True})
    sheet = workbook.add_worksheet("年度报告")
    at = 0
    for part in report.parts():
        if isinstance(part, str):
            sheet.write_string(at, 0, part)
            at += 1
            continue
        for (row, column), box in place(part)[0]:
            figure = report.figures.get(box.cell) if box.kind == "figure" else None
            value = report.shown(box) if figure is None else figure
            if box.colspan > 1 or box.rowspan > 1:
                sheet.merge_range(
                    at + row, column, at + row + box.rowspan - 1, column + box.colspan - 1, value
                )
            elif value != "":
                sheet.write(at + row, column, value)
        at += len(part)
    workbook.close()
    return stream.getvalue()


def as_pdf(report: MadeReport, *, ruled: bool = True, page: str = "") -> bytes:
    """A pdf by typst, with ruled tables or without any line."""
    import typst

    source = [
        f'#set page(paper: "a4", numbering: "- 1 -"{page})',
        '#set text(size: 10pt, lang: "zh", region: "cn")',
    ]
    for part in report.parts():
        if isinstance(part, str):
            source.append(_typst_text(part) + "\n")
            continue
        placed, width = place(part)
        cells = ",".join(
            f"table.cell(x: {column}, y: {row}, colspan: {box.colspan}, rowspan: {box.rowspan})"
            f"[{_typst_text(report.shown(box))}]"
            for (row, column), box in placed
        )
        stroke = "0.5pt" if ruled else "none"
        columns = "(2fr,) + (1fr,) * " + str(width - 1) if width < 8 else "(1.2fr, 1.4fr, 3fr) + (1fr,) * 7"
        columns = columns if width <= 10 else "(1fr,) * " + str(width)
        source.append(f"#text(size: 8pt, table(columns: {columns}, stroke: {stroke}, inset: 3pt, {cells}))\n")
    return bytes(typst.compile("\n".join(source).encode("utf-8")))


def _typst_text(text: str) -> str:
    quoted = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'#"{quoted}"'


def place(grid: Grid) -> tuple[list[tuple[tuple[int, int], Box]], int]:
    """Each box with its row and column once spans are laid out, and the width of the grid."""
    taken: set[tuple[int, int]] = set()
    found = []
    for row, boxes in enumerate(grid):
        column = 0
        for box in boxes:
            while (row, column) in taken:
                column += 1
            found.append(((row, column), box))
            taken |= {
                (row + down, column + right) for down in range(box.rowspan) for right in range(box.colspan)
            }
            column += box.colspan
    return found, max(column for _, column in taken) + 1
