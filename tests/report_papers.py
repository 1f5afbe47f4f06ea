"""Whole annual reports as Word documents, workbooks and pdfs of real offices: one function a habit of those files."""

from __future__ import annotations

import html
import io
import random
import zipfile
from collections.abc import Callable

from gongkai.reporting.export.layout import Box, Grid
from tests.report_files import MadeReport, _docx_rows, place

Paper = Callable[[MadeReport, random.Random], bytes]
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'


def package(body: str, **parts: str) -> bytes:
    """A docx whose body is this xml."""
    import docx

    stream = io.BytesIO()
    docx.Document().save(stream)
    out = io.BytesIO()
    with zipfile.ZipFile(stream) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "word/document.xml":
                data = f'<?xml version="1.0" encoding="UTF-8"?><w:document {W}><w:body>{body}<w:sectPr/></w:body></w:document>'.encode()
            target.writestr(name, data)
        for name, text in parts.items():
            target.writestr(f"word/{name}.xml", text)
    return out.getvalue()


def run(text: str, properties: str = "") -> str:
    """One run."""
    return f'<w:r>{f"<w:rPr>{properties}</w:rPr>" if properties else ""}<w:t xml:space="preserve">{html.escape(text)}</w:t></w:r>'


def paragraph(inside: str) -> str:
    """One paragraph."""
    return f"<w:p>{inside}</w:p>"


def table(
    grid: Grid, cell: Callable[[Box, bool], str], *, row: Callable[[str, int], str] | None = None
) -> str:
    """A table with merged cells; `cell` writes a box (second: the rest of one that reaches down)."""
    placed, _ = place(grid)
    rows: list[dict[int, str]] = [{} for _ in grid]
    for (at, column), box in placed:
        for down in range(box.rowspan):
            merge = (
                ""
                if box.rowspan == 1
                else f"<w:vMerge{'' if down else ' w:val=' + chr(34) + 'restart' + chr(34)}/>"
            )
            span = f'<w:gridSpan w:val="{box.colspan}"/>' if box.colspan > 1 else ""
            rows[at + down][column] = f"<w:tc><w:tcPr>{span}{merge}</w:tcPr>{cell(box, bool(down))}</w:tc>"
    joined = ["".join(cells[c] for c in sorted(cells)) for cells in rows]
    wrap = row or (lambda inside, _: f"<w:tr>{inside}</w:tr>")
    return f"<w:tbl><w:tblPr/>{''.join(wrap(inside, at) for at, inside in enumerate(joined))}</w:tbl>"


def written(report: MadeReport, text: Callable[[str], str], grid: Callable[[Grid], str]) -> str:
    """The body: paragraphs and tables."""
    return "".join(paragraph(text(p)) if isinstance(p, str) else grid(p) + "<w:p/>" for p in report.parts())


def plain_cell(report: MadeReport) -> Callable[[Box, bool], str]:
    """A cell as it is."""
    return lambda box, rest: paragraph("" if rest else run(report.shown(box)))


def shredded_docx(report: MadeReport, rng: random.Random) -> bytes:
    """A run every character or two, proofing marks and bookmarks between them, hidden runs, a page number field."""

    def runs(text: str) -> str:
        pieces = []
        for at in range(0, len(text), 2):
            pieces.append(run(text[at : at + 2]))
            pieces.append(
                rng.choice(
                    [
                        "",
                        '<w:proofErr w:type="spellStart"/>',
                        '<w:bookmarkStart w:id="1" w:name="a"/><w:bookmarkEnd w:id="1"/>',
                        run("9", "<w:vanish/>"),
                        "<w:r><w:lastRenderedPageBreak/></w:r>",
                    ]
                )
            )
        return "".join(pieces)

    return package(
        written(
            report,
            runs,
            lambda g: table(g, lambda box, rest: paragraph("" if rest else runs(report.shown(box)))),
        )
    )


def tracked_docx(report: MadeReport, rng: random.Random) -> bytes:
    """Changes tracked: figures typed over others, a deleted paragraph and a deleted row still in the file."""

    def cell(box: Box, rest: bool) -> str:
        if rest:
            return paragraph("")
        now = run(report.shown(box))
        if box.kind == "figure" and rng.random() < 0.3:
            old = '<w:del w:id="3" w:author="张"><w:r><w:delText>7</w:delText></w:r></w:del>'
            return paragraph(f'{old}<w:ins w:id="4" w:author="张">{now}</w:ins>')
        return paragraph(now)

    def gone(inside: str, at: int) -> str:
        row = f"<w:tr>{inside}</w:tr>"
        dead = '<w:tr><w:trPr><w:del w:id="9" w:author="张"/></w:trPr><w:tc><w:tcPr/><w:p><w:del w:id="8"><w:r><w:delText>行政许可</w:delText></w:r></w:del></w:p></w:tc></w:tr>'
        return row + (dead if at == 2 else "")

    moved = '<w:p><w:del w:id="5" w:author="张"><w:r><w:delText>二、主动公开政府信息情况</w:delText></w:r></w:del></w:p>'
    return package(moved + written(report, run, lambda g: table(g, cell, row=gone)))


def boxed_docx(report: MadeReport, rng: random.Random) -> bytes:
    """The title in a text box, twice in the file as Word writes it (drawing and fallback)."""
    parts = report.parts()
    box = paragraph(run(report.title))
    title = (
        "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:inline><a:graphic><a:graphicData><wps:wsp><wps:txbx>"
        f"<w:txbxContent>{box}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>{box}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    cell = plain_cell(report)
    body = "".join(paragraph(run(p)) if isinstance(p, str) else table(p, cell) for p in parts[1:])
    return package(title + body)


def framed_docx(report: MadeReport, rng: random.Random) -> bytes:
    """The whole report inside one cell of a frame, the tables nested in it."""
    body = written(report, run, lambda g: table(g, plain_cell(report)))
    return package(f"<w:tbl><w:tr><w:tc>{body}</w:tc></w:tr></w:tbl>")


def controls_docx(report: MadeReport, rng: random.Random) -> bytes:
    """Content controls around paragraphs, rows and the text of cells; links and smart tags around runs."""

    def control(inside: str) -> str:
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{inside}</w:sdtContent></w:sdt>"

    def cell(box: Box, rest: bool) -> str:
        text = run(report.shown(box))
        inside = rng.choice(
            [
                text,
                control(text),
                f"<w:smartTag w:element='x'>{text}</w:smartTag>",
                f"<w:hyperlink>{text}</w:hyperlink>",
            ]
        )
        return paragraph("" if rest else inside)

    def row(inside: str, at: int) -> str:
        one = f"<w:tr>{inside}</w:tr>"
        return control(one) if rng.random() < 0.4 else one

    body = "".join(
        control(paragraph(run(p))) if isinstance(p, str) else control(table(p, cell, row=row))
        for p in report.parts()
    )
    return package(body)


def split_docx(report: MadeReport, rng: random.Random) -> bytes:
    """Table three in two tables where the page ended, the head written again."""

    def grid(g: Grid) -> str:
        if len(g) < 15 or any(box.cell.startswith("t2") for row in g for box in row):
            return table(g, plain_cell(report))
        rows = _docx_rows(report, g)
        cut = rng.randint(6, len(rows) - 3)
        pieces = (rows[:cut], [*rows[:3], *rows[cut:]])
        return "<w:p/>".join(
            f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in piece)}</w:tbl>" for piece in pieces
        )

    return package(written(report, run, grid))


def formatted_docx(report: MadeReport, rng: random.Random) -> bytes:
    """Line breaks, tabs and paragraphs inside labels, soft hyphens, blanks around figures, empty paragraphs."""

    def cell(box: Box, rest: bool) -> str:
        text = report.shown(box)
        if rest:
            return paragraph("")
        if box.kind == "figure":
            return rng.choice(["", "<w:p/>"]) + paragraph(
                run(rng.choice(["", " ", "　"]) + text + rng.choice(["", " ", "\u200b"]))
            )
        if len(text) > 3:
            at = rng.randint(1, len(text) - 1)
            gap = rng.choice(
                [
                    "<w:r><w:br/></w:r>",
                    "</w:p><w:p>",
                    "<w:r><w:softHyphen/></w:r>",
                    "<w:r><w:tab/></w:r>",
                    "<w:r><w:cr/></w:r>",
                ]
            )
            return paragraph(run(text[:at]) + gap + run(text[at:]))
        return paragraph(run(text))

    return package(written(report, run, lambda g: table(g, cell)))


def struck_docx(report: MadeReport, rng: random.Random) -> bytes:
    """Figures corrected by hand: the old one struck through before the new one."""

    def cell(box: Box, rest: bool) -> str:
        old = run("8", "<w:strike/>") if box.kind == "figure" and rng.random() < 0.4 else ""
        return paragraph("" if rest else old + run(report.shown(box)))

    return package(written(report, run, lambda g: table(g, cell)))


def summed_docx(report: MadeReport, rng: random.Random) -> bytes:
    """Totals as formula fields with their stored result."""

    def cell(box: Box, rest: bool) -> str:
        text = report.shown(box)
        if rest:
            return paragraph("")
        if box.cell.endswith("total"):
            field = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
            return paragraph(
                field.format("begin")
                + "<w:r><w:instrText> =SUM(LEFT) 7 </w:instrText></w:r>"
                + field.format("separate")
                + run(text)
                + field.format("end")
            )
        if box.kind == "figure" and rng.random() < 0.2:
            return paragraph(f'<w:fldSimple w:instr=" = 3 + 4 ">{run(text)}</w:fldSimple>')
        return paragraph(run(text))

    return package(written(report, run, lambda g: table(g, cell)))


def text_figures_xlsx(report: MadeReport, rng: random.Random) -> bytes:
    """Figures typed as text, merged cells, labels with line breaks."""
    return _book(report, lambda sheet, at, box, text: sheet.write_string(*at, text))


def formulas_xlsx(report: MadeReport, rng: random.Random) -> bytes:
    """Totals as formulas with their stored result."""

    def write(sheet, at, box, text):  # type: ignore[no-untyped-def]
        figure = report.figures[box.cell]
        if box.cell.endswith("total") and figure is not None:
            sheet.write_formula(*at, "=SUM(A1:A2)", None, figure)
        elif figure is not None:
            sheet.write_number(*at, figure)

    return _book(report, write)


def sheets_xlsx(report: MadeReport, rng: random.Random) -> bytes:
    """A sheet a table, a hidden sheet with last year's figures, notes beside the tables."""
    import xlsxwriter

    stream = io.BytesIO()
    workbook = xlsxwriter.Workbook(stream, {"in_memory": True})
    sheet = workbook.add_worksheet("正文")
    names = iter(("表二", "表三", "表四"))
    at = 0
    for part in report.parts():
        if isinstance(part, str):
            sheet.write_string(at, 1, part)
            at += 1
            continue
        sheet = workbook.add_worksheet(next(names))
        at = 2
        _fill(
            sheet,
            report,
            part,
            at,
            lambda s, place_, box, text: s.write_number(*place_, report.figures[box.cell]),
        )
        at += len(part) + 1
    old = workbook.add_worksheet("上年")
    old.hide()
    old.write_row(0, 0, ["规章", 7, 7, 7])
    workbook.close()
    return stream.getvalue()


def _book(report: MadeReport, write) -> bytes:  # type: ignore[no-untyped-def]
    import xlsxwriter

    stream = io.BytesIO()
    workbook = xlsxwriter.Workbook(stream, {"in_memory": True})
    sheet = workbook.add_worksheet()
    at = 0
    for part in report.parts():
        if isinstance(part, str):
            sheet.write_string(at, 0, part)
            at += 1
        else:
            _fill(sheet, report, part, at, write)
            at += len(part)
    workbook.close()
    return stream.getvalue()


def _fill(sheet, report: MadeReport, grid: Grid, top: int, write) -> None:  # type: ignore[no-untyped-def]
    for (row, column), box in place(grid)[0]:
        text = report.shown(box)
        if box.colspan > 1 or box.rowspan > 1:
            sheet.merge_range(top + row, column, top + row + box.rowspan - 1, column + box.colspan - 1, "")
        if box.kind == "figure":
            write(sheet, (top + row, column), box, text)
        elif text:
            sheet.write_string(top + row, column, text)


def _named(kind: str) -> dict[str, Paper]:
    return {n.removesuffix(f"_{kind}"): f for n, f in list(globals().items()) if n.endswith(f"_{kind}")}


KINDS: dict[str, dict[str, Paper]] = {kind: _named(kind) for kind in ("docx", "xlsx")}
