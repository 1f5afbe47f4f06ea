"""Numbers of records: the index number (索引号) by an agency's pattern, and the document number (文号) with repair."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from gongkai_law.errors import InputFault
from gongkai_law.screening.checkdigits import is_credit_code

# The reference's default, and the order Henan's townships use: 地区及部门编号 + 信息分类号 + 年号 + 顺序号.
DEFAULT_PATTERN = "{uscc}/{yyyy}-{seq:05d}"
BARE_PATTERN = "{yyyy}-{seq:05d}"
HENAN_PATTERN = "{region6}{dept}-{cat}-{yyyy}-{seq:05d}"
LONGEST_INDEX = 60
_TOKEN = re.compile(r"\{(uscc|orgcode|region6|dept|cat|group|yyyymmdd|yyyy|seq)(?::0([1-9])d)?\}")
_SAMPLE = {
    "uscc": "1" * 18,
    "orgcode": "1" * 9,
    "region6": "410000",
    "dept": "001",
    "cat": "01",
    "group": "01",
}


@dataclass(frozen=True, slots=True)
class IndexPattern:
    """A checked pattern. `needs`: the tokens an agency must have a value for."""

    text: str
    needs: tuple[str, ...]

    def period(self, on: date) -> str:
        """What the counter of serials starts anew with: the day where the pattern names it, else the year."""
        return f"{on:%Y%m%d}" if "{yyyymmdd}" in self.text else f"{on:%Y}"

    def render(self, values: Mapping[str, str], *, on: date, serial: int) -> str:
        """The number. Raises InputFault where the agency lacks a value, or where its credit code fails its check."""
        missing = [name for name in self.needs if not values.get(name)]
        if missing:
            raise InputFault("records_law.index_values", missing="、".join(missing), pattern=self.text)
        if "uscc" in self.needs and not is_credit_code(values["uscc"]):
            raise InputFault("records_law.credit_code", code=values["uscc"])

        def fill(found: re.Match[str]) -> str:
            part, width = found[1], int(found[2] or 0)
            if part == "seq":
                return f"{serial:0{width}d}" if width else str(serial)
            if part in ("yyyy", "yyyymmdd"):
                return f"{on:%Y}" if part == "yyyy" else f"{on:%Y%m%d}"
            return values[part]

        return _TOKEN.sub(fill, self.text)


def index_pattern(text: str) -> IndexPattern:
    """Check a pattern: known tokens, a serial once, a year or a day, printable, not too long.

    Raises InputFault. (政府信息公开目录系统实施指引：前段码/后段码，按发布先后编排)
    """
    rest = _TOKEN.sub("", text)
    names = [found[1] for found in _TOKEN.finditer(text)]
    if "{" in rest or "}" in rest or not rest.isprintable() or any(char.isspace() for char in rest):
        raise InputFault("records_law.index_token", pattern=text)
    if names.count("seq") != 1 or not {"yyyy", "yyyymmdd"} & set(names):
        raise InputFault("records_law.index_serial", pattern=text)
    needs = tuple(dict.fromkeys(name for name in names if name not in ("seq", "yyyy", "yyyymmdd")))
    pattern = IndexPattern(text, needs)
    longest = len(_TOKEN.sub(lambda found: _SAMPLE.get(found[1], "0" * 8), text))
    if longest > LONGEST_INDEX:
        raise InputFault("records_law.index_long", pattern=text, limit=LONGEST_INDEX)
    return pattern


# 葛政〔2020〕3号; 国务院令第711号; 2020年第3号.
_SHAPES = (
    re.compile(r"^[\u4e00-\u9fa5]{1,12}〔(?:19|20)\d{2}〕[1-9]\d{0,4}号$"),
    re.compile(r"^[\u4e00-\u9fa5]{1,20}令(?:第)?[1-9]\d{0,4}号$"),
    re.compile(r"^[\u4e00-\u9fa5]{0,20}(?:19|20)\d{2}年第[1-9]\d{0,4}号$"),
)
_BRACKETED = re.compile(r"[\[［（(【〈<〔{｛](\d{4})年?[\]］）)】〉>〕}｝]")
_TAIL = re.compile(r"〕第?0*([1-9]\d*)号?$")


def is_document_number(text: str) -> bool:
    """Whether a document number has the shape the standard asks for: 六角括号, no 第, no leading zero. (GB/T 9704)"""
    return any(shape.match(text) for shape in _SHAPES)


def repair_document_number(text: str) -> str:
    """The number as it should be written, where it can be told: 葛政[2020] 03 号 → 葛政〔2020〕3号; else as it stands."""
    folded = "".join(unicodedata.normalize("NFKC", text).split())
    folded = _BRACKETED.sub(r"〔\1〕", folded)
    folded = _TAIL.sub(r"〕\1号", folded)
    return folded if is_document_number(folded) else text.strip()


def document_number_year(text: str) -> int | None:
    """The year a document number names, or None."""
    found = re.search(r"〔(\d{4})〕|(\d{4})年第", text)
    return int(found[1] or found[2]) if found else None
