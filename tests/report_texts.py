"""Whole annual reports as plain text, as people and programs flatten them: one function a habit."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable

from gongkai.reporting.export.layout import Grid
from tests.report_files import MadeReport, place

Flattened = Callable[[MadeReport, random.Random], bytes]


def _whole(report: MadeReport, table: Callable[[Grid], str]) -> str:
    return "\n".join(part if isinstance(part, str) else table(part) for part in report.parts()) + "\n"


def _lines(report: MadeReport, grid: Grid) -> list[list[str]]:
    """The grid's texts by place, '' where a box reaches to."""
    placed, width = place(grid)
    lines = [[""] * width for _ in grid]
    for (row, column), box in placed:
        lines[row][column] = report.shown(box)
    return lines


def _wide(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def drawn_txt(report: MadeReport, rng: random.Random) -> bytes:
    """Tables drawn with box characters, as old office programs write them."""

    def table(grid: Grid) -> str:
        lines = _lines(report, grid)
        rule = "├" + "┼".join("─" * 6 for _ in lines[0]) + "┤"
        drawn = [rule.replace("├", "┌").replace("┼", "┬").replace("┤", "┐")]
        for line in lines:
            drawn += ["│" + "│".join(f"{text:　<4}" for text in line) + "│", rule]
        return "\n".join(drawn)

    return _whole(report, table).encode("gbk", "replace")


def ascii_txt(report: MadeReport, rng: random.Random) -> bytes:
    """Tables drawn with + - |."""

    def table(grid: Grid) -> str:
        lines = _lines(report, grid)
        rule = "+" + "+".join("-" * 8 for _ in lines[0]) + "+"
        drawn = [rule]
        for line in lines:
            drawn += ["|" + "|".join(f" {text} " for text in line) + "|", rule]
        return "\n".join(drawn)

    return _whole(report, table).encode()


def csv_txt(report: MadeReport, rng: random.Random) -> bytes:
    """Tables as comma-separated lines, labels in quotes."""

    def table(grid: Grid) -> str:
        return "\n".join(
            ",".join(f'"{t}"' if "，" in t or "," in t or rng.random() < 0.2 else t for t in line)
            for line in _lines(report, grid)
        )

    return ("\ufeff" + _whole(report, table)).encode("utf-8")


def pasted_txt(report: MadeReport, rng: random.Random) -> bytes:
    """Copied from a browser: cells of a row by tabs, a blank line between rows now and then, blanks of all kinds."""

    def table(grid: Grid) -> str:
        rows = []
        for row in grid:
            rows.append("\t".join(rng.choice(["", " ", "\u00a0"]) + report.shown(box) for box in row))
            if rng.random() < 0.2:
                rows.append("\u3000")
        return "\n".join(rows)

    return ("\r\n".join(_whole(report, table).split("\n"))).encode("utf-16")


def padded_txt(report: MadeReport, rng: random.Random) -> bytes:
    """Columns held by blanks."""

    def table(grid: Grid) -> str:
        lines = _lines(report, grid)
        widths = [
            max(_wide(line[c]) for line in lines if line[c][:1].isdigit() or c < 3)
            if any(line[c] for line in lines)
            else 2
            for c in range(len(lines[0]))
        ]
        return "\n".join(
            "  ".join(t + " " * max(0, w - _wide(t)) for t, w in zip(line, widths, strict=True)).rstrip()
            for line in lines
        )

    return _whole(report, table).encode()


def wrapped_txt(report: MadeReport, rng: random.Random) -> bytes:
    """Rows as running text with blanks, every line broken at forty characters wherever that falls between cells."""

    def table(grid: Grid) -> str:
        broken = []
        for row in grid:
            line = ""
            for box in row:
                text = report.shown(box)
                if line and _wide(line) + _wide(text) > 40:
                    broken.append(line.rstrip())
                    line = ""
                line += text + "  "
            broken.append(line.rstrip())
        return "\n".join(broken)

    return _whole(report, table).encode("gb18030")


def cells_txt(report: MadeReport, rng: random.Random) -> bytes:
    """A cell a line."""
    return _whole(report, lambda grid: "\n".join(report.shown(box) for row in grid for box in row)).encode()


def wide_txt(report: MadeReport, rng: random.Random) -> bytes:
    """Tabs; digits, brackets and points all full width, traditional quotes."""
    text = _whole(report, lambda grid: "\n".join("\t".join(report.shown(b) for b in row) for row in grid))
    return text.translate({c: c + 0xFEE0 for c in map(ord, "0123456789().-")}).encode()


def labelled_txt(report: MadeReport, rng: random.Random) -> bytes:
    """Blanks of one kind only, one between cells, each row a line."""
    return _whole(
        report, lambda grid: "\n".join(" ".join(report.shown(b) for b in row) for row in grid)
    ).encode()


def aligned_md(report: MadeReport, rng: random.Random) -> bytes:
    """Markdown with aligned rules, bold heads, headings with signs, `<br>` in labels."""

    def table(grid: Grid) -> str:
        lines = _lines(report, grid)
        shown = [
            [t if t[:1].isdigit() or len(t) < 6 else t[:5] + "<br>" + t[5:] for t in line] for line in lines
        ]
        shown[0] = [f"**{t}**" if t else t for t in shown[0]]
        rows = ["| " + " | ".join(line) + " |" for line in shown]
        return "\n" + "\n".join([rows[0], "|" + "|".join([":---:"] * len(lines[0])) + "|", *rows[1:]]) + "\n"

    text = [
        f"# {p}" if i == 0 else f"## {p}" if p[:2] in ("一、", "二、", "三、", "四、", "五、", "六、") else p
        for i, p in enumerate(report.parts())
        if isinstance(p, str)
    ]
    names = iter(text)
    return "\n".join(next(names) if isinstance(p, str) else table(p) for p in report.parts()).encode()


def html_in_md(report: MadeReport, rng: random.Random) -> bytes:
    """Markdown whose tables are html, as converters of pdf and docx write them."""

    def table(grid: Grid) -> str:
        rows = "".join(
            "<tr>"
            + "".join(f'<td rowspan="{b.rowspan}" colspan="{b.colspan}">{report.shown(b)}</td>' for b in row)
            + "</tr>"
            for row in grid
        )
        return f"\n<table>{rows}</table>\n"

    return "\n\n".join(
        f"# {p}" if isinstance(p, str) and len(p) < 40 else p if isinstance(p, str) else table(p)
        for p in report.parts()
    ).encode()


def _named(kind: str) -> dict[str, Flattened]:
    return {n.removesuffix(f"_{kind}"): f for n, f in list(globals().items()) if n.endswith(f"_{kind}")}


KINDS: dict[str, dict[str, Flattened]] = {kind: _named(kind) for kind in ("txt", "md")}
