"""A report's text in one width and without the accidents of its carrier: blanks, page marks, wrapped lines.

Everything that looks for words or numbers works on this text, so that `３１１９ 件` over two lines of a pdf and
`3119件` in a web page read alike. Positions below are positions in `ReportText.text`.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from gongkai.reporting.importing.blocks import Block, OpenedFile, Table

CUT = "\ue000"  # stands where the source says that text was left out
TERMINAL = "。；！？：!?;:"
FULL_LINE = 18  # a line at least this long that ends in no stop goes on in the next one

_WIDTH = {
    **{0xFF10 + n: chr(0x30 + n) for n in range(10)},
    **{0xFF21 + n: chr(0x41 + n) for n in range(26)},
    **{0xFF41 + n: chr(0x61 + n) for n in range(26)},
    **{ord(blank): " " for blank in "\u3000\xa0\u2002\u2003\u2009\u200b\ufeff\t"},
    **{ord("％"): "%", ord("．"): ".", ord("("): "（", ord(")"): "）", ord(";"): "；", ord(":"): "："},
    **{ord("!"): "！", ord("?"): "？", ord("﹑"): "、", ord("〈"): "《", ord("〉"): "》"},
}
_THOUSANDS = re.compile(r"(?<![\d.])\d{1,3}(?:[,，]\d{3})+(?![\d,，])")
_COMMENT = re.compile(r"<!--.{0,400}?-->|</?[a-zA-Z][^<>]{0,80}>|&nbsp;|\*\*")
_MARKUP = re.compile(r"^\s*(?:#{1,6}|>|[*+•●■◆▪]|-(?=\s))\s*")
_BLANK_RUN = re.compile(r"\s+")
_BLANKS = re.compile(r"(?<![0-9A-Za-z%.]) | (?![0-9A-Za-z])")
_RADICAL = re.compile(r"[\u2e80-\u2fdf]")
_PAGE_MARK = re.compile(r"^\s*(?:[-—–－]+\s*\d{1,3}\s*[-—–－]+|第\s*\d{1,3}\s*页.{0,12})\s*$")
_HEAD_LINE = re.compile(
    r"^(?:[（][一二三四五六七八九十]{1,3}[）]|[一二三四五六七八九十]{1,3}、|\d{1,2}[.、](?!\d)|第[一二三四五六七八九十]+条)"
)


@lru_cache(maxsize=1)
def _words() -> tuple[re.Pattern[str], dict[int, int | str]]:
    """The marks of cuts, and the table that brings text to one width and script."""
    raw = tomllib.loads((Path(__file__).parent / "text.toml").read_text("utf-8"))
    cuts = re.compile("|".join(re.escape(mark) for mark in raw["cut_marks"]))
    scripts = zip(raw["traditional"], raw["simplified"], strict=True)
    return cuts, {**{ord(old): new for old, new in scripts}, **_WIDTH}


@dataclass(frozen=True, slots=True)
class ReportText:
    """`text`: hard breaks are line feeds, `CUT` where the source was shortened. `starts`: where each block begins."""

    text: str
    starts: tuple[int, ...]

    def block_at(self, position: int) -> int:
        """Index of the block that holds a position."""
        return max(0, bisect_right(self.starts, position) - 1)

    def position(self, block: int, offset: int, source: str) -> int:
        """Where offset `offset` of a block whose source text is `source` lies in `text`."""
        if block >= len(self.starts):
            return len(self.text)
        if offset >= len(source) and block + 1 < len(self.starts):
            return self.starts[block + 1]
        return min(len(self.text), self.starts[block] + len(squeeze(source[:offset]).lstrip()))


def squeeze(line: str) -> str:
    """One line in one width and script: full-width digits and letters narrow, brackets wide, no blanks but between words."""
    cuts, table = _words()
    line = _COMMENT.sub("", line).translate(table)
    if _RADICAL.search(line):
        line = _RADICAL.sub(lambda found: unicodedata.normalize("NFKC", found[0]), line)
    line = _THOUSANDS.sub(lambda found: re.sub("[,，]", "", found[0]), line).replace(",", "，")
    return _BLANKS.sub("", _BLANK_RUN.sub(" ", cuts.sub(CUT, line).strip()))


def read_text(opened: OpenedFile) -> ReportText:
    """The whole file as one text, tables with one cell a line."""
    parts: list[str] = []
    starts: list[int] = []
    length = 0
    before = ""
    for block in opened.blocks:
        starts.append(length)
        for line in _lines(block):
            joint = _joint(before, line) if before else ""
            if starts[-1] == length:
                starts[-1] += len(joint)
            parts.append(joint + line)
            length += len(joint) + len(line)
            before = line
    return ReportText("".join(parts), tuple(starts))


def _lines(block: Block) -> Iterable[str]:
    """The lines of a block that say something; page marks and rules are no text."""
    if isinstance(block, Table):
        raw: Iterable[str] = (cell.text for row in block.rows for cell in row)
    else:
        raw = (block.text,)
    for text in raw:
        for line in text.splitlines():
            squeezed = "" if _PAGE_MARK.match(line) else squeeze(_MARKUP.sub("", line))
            if squeezed:
                yield squeezed


def _joint(before: str, line: str) -> str:
    """Nothing where a wrapped line goes on, else a line feed."""
    wrapped = (
        len(before) >= FULL_LINE
        and before[-1] not in TERMINAL
        and before[-1] != CUT
        and line[0] != CUT
        and "|" not in before[-1] + line[0]
        and not _HEAD_LINE.match(line)
    )
    return "" if wrapped else "\n"
