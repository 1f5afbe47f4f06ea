"""The report as one self-contained html page: semantic tables, print rules, nothing loaded from elsewhere."""

from __future__ import annotations

from html import escape

from gongkai.reporting.export.layout import Box, Grid
from gongkai.reporting.export.paper import ReportPaper, broken_label, is_subheading

_STYLE = """
@page{size:A4;margin:37mm 26mm 35mm 28mm}
body{max-width:44em;margin:2em auto;padding:0 1em;font:18px/1.8 FangSong,"仿宋_GB2312",STFangsong,"Noto Serif CJK SC",
"Songti SC",serif;color:#222;background:#fff}
h1{font-family:"方正小标宋简体",STZhongsong,"Noto Serif CJK SC",SimSun,serif;font-size:1.55em;line-height:1.5;
text-align:center;text-wrap:balance;margin:1.2em 0}
h2,h3{font-weight:400;font-size:1em;margin:.5em 0 .2em 2em}
h2{font-family:SimHei,"Heiti SC","Noto Sans CJK SC",sans-serif;font-size:1.05em;margin-top:1.2em}
h3{font-family:KaiTi,"楷体_GB2312",STKaiti,serif}
p{text-indent:2em;margin:0;text-align:justify}
.sign{text-align:right;text-indent:0;padding-right:2em}.sign:first-of-type{margin-top:2em}
.scroll{overflow-x:auto;margin:.6em 0}
table{border-collapse:collapse;width:100%;font:14px/1.4 SimSun,"Songti SC","Noto Serif CJK SC",serif}
caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
th,td{border:1px solid #444;padding:4px 5px;font-weight:400;text-align:center}
td{font-variant-numeric:tabular-nums}
th.label{text-align:left}th[rowspan].label{text-align:center}th.caption{font-weight:700;background:#f5f2ee}
.t3 td{min-width:2.4em}
@media print{body{margin:0;padding:0;max-width:none;font-size:12pt}h2,h3{break-after:avoid}
table{font-size:9pt}tbody{break-inside:avoid}.scroll{overflow:visible}.t3,.t4{break-inside:avoid}}
"""


def _scope(box: Box) -> str:
    """What a head speaks of: its column or row, or several of them."""
    if box.kind == "label":
        return "rowgroup" if box.rowspan > 1 else "row"
    return "colgroup" if box.colspan > 1 else "col"


def _box(paper: ReportPaper, box: Box, narrow: bool) -> str:
    spans = "".join(
        f' {name}="{count}"'
        for name, count in (("colspan", box.colspan), ("rowspan", box.rowspan))
        if count > 1
    )
    text = "<br>".join(escape(line) for line in broken_label(box, paper.printed(box), narrow=narrow))
    if box.kind == "figure":
        return f"<td{spans}>{text}</td>"
    return f'<th class="{box.kind}" scope="{_scope(box)}"{spans}>{text}</th>'


def _rows(paper: ReportPaper, grid: Grid, narrow: bool) -> str:
    return "".join("\n<tr>" + "".join(_box(paper, box, narrow) for box in row) + "</tr>" for row in grid)


def _table(paper: ReportPaper, number: int, title: str) -> str:
    """The table with its head rows in thead; each block of table two is a tbody of its own."""
    grid, narrow = paper.tables[number], number != 2
    heads = next(n for n, row in enumerate(grid) if row[0].kind in ("caption", "label", "figure"))
    starts = [n for n, row in enumerate(grid) if n >= heads and row[0].kind == "caption"] or [heads]
    ends = [*starts[1:], len(grid)]
    head = f"<thead>{_rows(paper, grid[:heads], narrow)}</thead>" if heads else ""
    bodies = "".join(
        f"<tbody>{_rows(paper, grid[start:end], narrow)}</tbody>"
        for start, end in zip(starts, ends, strict=True)
    )
    return (
        f'<div class="scroll" tabindex="0" role="group" aria-label="{escape(title)}"><table class="t{number}">'
        f"<caption>{escape(title)}</caption>{head}{bodies}</table></div>"
    )


def _line(line: str) -> str:
    return f"<h3>{escape(line)}</h3>" if is_subheading(line) else f"<p>{escape(line)}</p>"


def render(paper: ReportPaper) -> bytes:
    """The page as UTF-8."""
    parts = [
        '<!doctype html><html lang="zh-Hans"><head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(paper.title)}</title><style>{_STYLE}</style></head><body><main>",
        f"<h1>{escape(paper.title)}</h1>",
        *(_line(line) for line in paper.preamble),
    ]
    for number, chapter in enumerate(paper.form.chapters, 1):
        parts.append(f"<h2>{escape(chapter.heading)}</h2>")
        parts += [_line(line) for line in paper.chapters[number - 1]]
        if number in paper.tables:
            parts.append(_table(paper, number, chapter.title))
    parts += [f'<p class="sign">{escape(line)}</p>' for line in paper.signature]
    return ("\n".join(parts) + "\n</main></body></html>\n").encode()
