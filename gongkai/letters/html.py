"""A letter as one self-contained html page, for reading on a screen."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from itertools import groupby

from gongkai.letters.paper import Block, LetterPaper

_STYLE = """
body{max-width:34em;margin:2em auto;padding:0 1em;font:18px/1.8 FangSong,"仿宋_GB2312",STFangsong,"Noto Serif CJK SC",
serif;color:#222;background:#fff}
header{text-align:center;color:#d7000f;border-bottom:4px double #d7000f;font:bold 1.7em/1.6 STZhongsong,
"Noto Serif CJK SC",SimSun,serif}
.number{text-align:right}h1{font:bold 1.35em/1.5 STZhongsong,"Noto Serif CJK SC",SimSun,serif;text-align:center;
margin:1.5em 0 1em;text-wrap:balance}
h2{font:400 1em/1.8 SimHei,"Noto Sans CJK SC",sans-serif;margin:0 0 0 2em}
p{text-indent:2em;margin:0;text-align:justify}p.to{text-indent:0}
.sign{text-align:right;text-indent:0;padding-right:4em}.sign.first{margin-top:3.6em}
table{border-collapse:collapse;width:100%;margin:.8em 0}th,td{border:1px solid #444;padding:.5em;text-align:left}
th{font-weight:400;width:8em;text-align:center}td:empty{height:2em}
section{border-top:1px dashed #999;margin-top:3em;padding-top:1em}
@media print{section{border:0;break-before:page}}
"""


def body_html(paper: LetterPaper) -> str:
    """The letter's text alone, as safe html: headings, paragraphs, forms."""
    parts = [f'<p class="to">{escape(paper.addressee)}：</p>'] if paper.addressee else []
    parts += _blocks(paper.blocks)
    for number, name in enumerate(paper.attachments, 1):
        label = "附件：" if len(paper.attachments) == 1 else f"附件：{number}．"
        parts.append(f"<p>{label}{escape(name)}</p>")
    parts.append(f'<p class="sign first">{escape(paper.head)}</p><p class="sign">{escape(paper.day)}</p>')
    if paper.contact:
        parts.append(f"<p>（{escape(paper.contact)}）</p>")
    for annex in paper.annexes:
        parts.append(f"<section><h1>{escape(annex.title)}</h1>{''.join(_blocks(annex.blocks))}</section>")
    return "\n".join(parts)


def _blocks(blocks: Iterable[Block]) -> list[str]:
    parts = []
    for is_row, group in groupby(blocks, key=lambda block: block.kind == "row"):
        if is_row:
            rows = "".join(
                f'<tr><th scope="row">{escape(row.text)}</th><td>{escape(row.value)}</td></tr>'
                for row in group
            )
            parts.append(f"<table><tbody>{rows}</tbody></table>")
        else:
            parts += [
                f"<h2>{escape(block.text)}</h2>"
                if block.kind == "heading"
                else f"<p>{escape(block.text)}</p>"
                for block in group
            ]
    return parts


def render(paper: LetterPaper) -> bytes:
    """The page as UTF-8."""
    number = f'<p class="number">{escape(paper.number)}</p>' if paper.number else ""
    return (
        '<!doctype html><html lang="zh-Hans"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(paper.title)}</title><style>{_STYLE}</style></head><body>"
        f"<header>{escape(paper.head)}</header><main>{number}<h1>{escape(paper.title)}</h1>\n"
        f"{body_html(paper)}\n</main></body></html>\n"
    ).encode()
