"""The report as one self-contained html page: semantic tables, print rules, nothing loaded from elsewhere."""

from __future__ import annotations

from html import escape

from gongkai.reporting.export.layout import Box, Grid
from gongkai.reporting.export.paper import ReportPaper, is_subheading

_STYLE = """
body{max-width:46em;margin:2em auto;padding:0 1em;font-family:FangSong,"仿宋_GB2312",STFangsong,"Noto Serif CJK SC",serif;
font-size:18px;line-height:1.8;color:#222}
h1{font-size:1.55em;text-align:center;line-height:1.4;margin:1.5em 0}
h2{font-family:SimHei,"Noto Sans CJK SC",sans-serif;font-weight:400;font-size:1.05em;margin:1.4em 0 .4em}
h3{font-family:KaiTi,"楷体_GB2312",serif;font-weight:400;font-size:1em;margin:.6em 0 0 2em}
p{text-indent:2em;margin:0}
.sign{text-align:right;text-indent:0;margin-top:2em}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:14px;line-height:1.35;margin:.6em 0}
th,td{border:1px solid #555;padding:4px 5px;font-weight:400;text-align:center}
th.label{text-align:left}th.caption{background:#f5f2ee}
@media print{body{margin:0;font-size:12pt}table{font-size:9pt;page-break-inside:avoid}}
"""


def _box(paper: ReportPaper, box: Box) -> str:
    spans = "".join(
        f' {name}="{count}"'
        for name, count in (("colspan", box.colspan), ("rowspan", box.rowspan))
        if count > 1
    )
    text = escape(paper.printed(box))
    if box.kind == "figure":
        return f"<td{spans}>{text}</td>"
    scope = "row" if box.kind == "label" else "col"
    return f'<th class="{box.kind}" scope="{scope}"{spans}>{text}</th>'


def _table(paper: ReportPaper, grid: Grid, title: str) -> str:
    rows = "\n".join("<tr>" + "".join(_box(paper, box) for box in row) + "</tr>" for row in grid)
    return f'<div class="scroll" tabindex="0" role="group" aria-label="{escape(title)}"><table>{rows}</table></div>'


def _line(line: str) -> str:
    return f"<h3>{escape(line)}</h3>" if is_subheading(line) else f"<p>{escape(line)}</p>"


def render(paper: ReportPaper) -> bytes:
    """The page as UTF-8."""
    parts = [
        '<!doctype html><html lang="zh-Hans"><head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(paper.title)}</title><style>{_STYLE}</style></head><body><main>",
        f"<h1>{escape(paper.title)}</h1>",
    ]
    for number, chapter in enumerate(paper.form.chapters, 1):
        parts.append(f"<h2>{escape(chapter.heading)}</h2>")
        parts += [_line(line) for line in paper.chapters[number - 1]]
        if number in paper.tables:
            parts.append(_table(paper, paper.tables[number], chapter.title))
    parts += [f'<p class="sign">{escape(line)}</p>' for line in paper.signature]
    return ("\n".join(parts) + "</main></body></html>\n").encode()
