"""Whole annual reports as pdfs by typst, in the layouts offices print: one function a layout."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

from gongkai.reporting.export.layout import Grid
from tests.report_files import MadeReport, _typst_text, place

Print = Callable[[MadeReport, random.Random], bytes]


def printed(
    report: MadeReport,
    *,
    page: str = 'paper: "a4"',
    size: str = "8pt",
    stroke: str = "0.5pt",
    columns: Callable[[int], str] = lambda width: "(1fr,) * " + str(width),
    inset: str = "3pt",
    align: str = "center + horizon",
    head: Callable[[Grid], int] = lambda grid: 0,
    before: str = "",
) -> bytes:
    """The pdf: running text at 10 pt, tables as said. `head` rows of a table are repeated on each page."""
    import typst

    source = [f"#set page({page})", '#set text(size: 10pt, lang: "zh", region: "cn")', before]
    for part in report.parts():
        if isinstance(part, str):
            source.append(_typst_text(part) + "\n")
            continue
        placed, width = place(part)
        heads = head(part)
        cells = [
            f"table.cell(x: {column}, y: {row}, colspan: {box.colspan}, rowspan: {box.rowspan})[{_typst_text(report.shown(box))}]"
            for (row, column), box in placed
        ]
        above = [cell for cell, ((row, _), _) in zip(cells, placed, strict=True) if row < heads]
        rest = [cell for cell, ((row, _), _) in zip(cells, placed, strict=True) if row >= heads]
        headed = f"table.header({','.join(above)})," if above else ""
        source.append(
            f"#text(size: {size}, table(columns: {columns(width)}, align: {align}, stroke: {stroke}, inset: {inset}, {headed}{','.join(rest)}))\n"
        )
    return bytes(typst.compile("\n".join(source).encode()))


def _three(widths: Sequence[str]) -> Callable[[int], str]:
    """These columns for table three, equal ones for the others."""
    return lambda width: f"({', '.join(widths)},) + (1fr,) * 7" if width == 10 else "(1fr,) * " + str(width)


def _squeezed(width: int) -> str:
    """Columns of figures as narrow as three digits."""
    if width == 10:
        return "(1fr, 1fr, 6cm) + (0.75cm,) * 7"
    return "(0.8cm,) * 15" if width > 10 else "(1fr,) * " + str(width)


def equal_pdf(report: MadeReport, rng: random.Random) -> bytes:
    """Ten equal columns, ruled: labels of a character or three a line."""
    return printed(report)


def repeated_pdf(report: MadeReport, rng: random.Random) -> bytes:
    """Tables over several short pages, their heads printed again, page head and foot."""
    page = "width: 21cm, height: 12cm, margin: (x: 1.5cm, y: 1.6cm), header: [青山县白云镇人民政府政府信息公开], footer: context [第 #counter(page).display() 页]"
    return printed(
        report,
        page=page,
        head=lambda grid: 3 if len(grid) > 15 else 0,
        columns=_three(["1.2fr", "1.4fr", "3fr"]),
    )


def cut_pdf(report: MadeReport, rng: random.Random) -> bytes:
    """Tables over several short pages, heads printed once."""
    page = 'width: 21cm, height: 11cm, margin: 1.5cm, numbering: "— 1 —"'
    return printed(report, page=page, columns=_three(["1.2fr", "1.4fr", "3fr"]))


def unruled_pdf(report: MadeReport, rng: random.Random) -> bytes:
    """No lines, wide labels."""
    return printed(report, stroke="none", columns=_three(["1.2fr", "1.6fr", "4fr"]), align="left")


def unruled_right_pdf(report: MadeReport, rng: random.Random) -> bytes:
    """No lines, figures to the right, small type."""
    return printed(
        report,
        stroke="none",
        size="7pt",
        columns=_three(["1.2fr", "1.6fr", "4fr"]),
        align="(x, y) => if x > 2 { right } else { left }",
    )


def unruled_narrow_pdf(report: MadeReport, rng: random.Random) -> bytes:
    """No lines, equal narrow columns: labels wrap everywhere."""
    return printed(report, stroke="none")


def horizontal_pdf(report: MadeReport, rng: random.Random) -> bytes:
    """Only rules across."""
    return printed(report, stroke="(x: none, y: 0.5pt)", columns=_three(["1.2fr", "1.6fr", "4fr"]))


def wide_pdf(report: MadeReport, rng: random.Random) -> bytes:
    """Across the page, generous cells, ruled."""
    return printed(
        report,
        page='paper: "a4", flipped: true',
        inset="6pt",
        size="10pt",
        columns=_three(["2fr", "2fr", "5fr"]),
    )


def tight_pdf(report: MadeReport, rng: random.Random) -> bytes:
    """Narrow ruled columns at large type: figures of four digits break in two lines."""
    return printed(
        report,
        size="12pt",
        inset="1.5pt",
        page="width: 14cm, height: 25cm, margin: 1cm",
        columns=_three(["1fr", "1fr", "2fr"]),
    )


def breaking_pdf(report: MadeReport, rng: random.Random) -> bytes:
    """Ruled columns too narrow for four digits."""
    return printed(report, size="12pt", inset="1pt", columns=_squeezed)


def unruled_breaking_pdf(report: MadeReport, rng: random.Random) -> bytes:
    """The same without lines."""
    return printed(report, size="12pt", inset="1pt", stroke="none", columns=_squeezed)


def top_pdf(report: MadeReport, rng: random.Random) -> bytes:
    """Ruled, figures at the top of their cells beside wrapped labels."""
    return printed(report, align="left + top", columns=_three(["1fr", "1fr", "1.5fr"]))


KINDS: dict[str, dict[str, Print]] = {
    "pdf": {n.removesuffix("_pdf"): f for n, f in list(globals().items()) if n.endswith("_pdf")}
}
