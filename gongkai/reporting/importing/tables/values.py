"""What stands in one cell: a plain number, a number with a word, a mark for "nothing", or nothing at all.

Blank, 0, "/" and "无" are different things and stay different: only a printed digit becomes a figure.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

from gongkai_law.report.findings import Figure
from gongkai_law.report.form import CellType

# A separator of cells inside a line of folded text; white space to every pattern below.
CELL_EDGE = "\x1f"
# A line break inside one cell of a real table.
INNER_BREAK = "\x0b"
# Where a page number stood alone on its line: the line is not a blank one.
PAGE_MARK = "\x02"

_INVISIBLE = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad")
UNIT = r"(?:[亿万]?元|(?:人|户|批)?次|[件条笔个项份宗起人例])"
NUMBER = r"[-+−﹣]?\d+(?:,\d{3})*(?:\.\d+)?"
MARK = r"(?:—{1,2}|–{1,2}|―{1,2}|─{1,2}|-{1,2}|/{1,2}|\\|暂无|没有|不适用|不涉及|无(?!\s*法))"
_WORDED = rf"(?:[零〇一二两三四五六七八九十百]{{1,4}}{UNIT}?|若干|不详|待定)"  # read in cells only: 三 alone may be a side label

_PLAIN = re.compile(r"(?:0|[1-9]\d*)")
_PLAIN_SIGNED = re.compile(r"-?(?:0|[1-9]\d*)")
_PLAIN_MONEY = re.compile(r"(?:0|[1-9]\d*)(?:\.\d+)?")
_NUMBER_WITH_WORD = re.compile(
    rf"(?P<number>{NUMBER})\s*(?:{UNIT}|[一-鿿]{{0,3}})?\s*(?:\([^()]*\)|\[\d{{1,2}}\])?"
)
_CHANGE_WITH_WORD = re.compile(rf"(?P<way>增加?|减少?|新增|↑|↓)\s*(?P<number>\d+)\s*{UNIT}?")
_LONGEST = 120  # characters of an entry with its note; a longer text is none
_TIMES = re.compile("[百千万亿]")
_MARK = re.compile(MARK)
_GROUPED = re.compile(r"[-+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_VALUE_LIKE = re.compile(rf"(?:{NUMBER}\s*{UNIT}?\s*(?:\([^()]*\)|\[\d{{1,2}}\])?|{MARK}|{_WORDED})?")


# Characters of the form's labels as pages in the traditional script write them.
_TRADITIONAL = "業個為舉於會體決況減務動區單報護執據織組結糾納經繼續維繳罰規計認議許訟訪訴詢請購費轉過這進採問項題額處復複對屬廢開強當總無構條權沒現數機關發後國辦萬範類穩獲補製兩檔餘"
_SIMPLIFIED = "业个为举于会体决况减务动区单报护执据织组结纠纳经继续维缴罚规计认议许讼访诉询请购费转过这进采问项题额处复复对属废开强当总无构条权没现数机关发后国办万范类稳获补制两档余"


class _Folding(dict[int, int]):
    """Half width for full width, one character for one; compatibility shapes (⾏, ⼀) and the traditional
    characters of the labels become the plain ones.

    Circled and raised digits stay as they are: ① numbers a line, it is not a figure.
    """

    def __missing__(self, code: int) -> int:
        char = chr(code)
        folded = unicodedata.normalize("NFKC", char)
        plain = len(folded) == 1 and unicodedata.category(char) not in ("No", "Nl")
        result = ord(folded) if plain else code
        if char in "\u00a0\u2002\u2003\u2009\u202f\u3000":
            result = 32
        self[code] = result
        return result


_FOLDING = _Folding(zip(map(ord, _TRADITIONAL), map(ord, _SIMPLIFIED), strict=True))


def fold(text: str) -> str:
    """The text with half-width digits, brackets and points, same length."""
    return text.translate(_FOLDING)


def visible(text: str) -> tuple[str, list[int] | None]:
    """Folded text without zero-width characters, and where each character stood (None: nothing was left out)."""
    if not any(char in _INVISIBLE for char in text):
        return fold(text), None
    kept = [index for index, char in enumerate(text) if char not in _INVISIBLE]
    return fold("".join(text[index] for index in kept)), kept


@dataclass(frozen=True, slots=True)
class Value:
    """One cell as read. `raw` is its text where that is not a plain number; `readable` is False where the text is
    neither a number nor a mark."""

    figure: Figure = None
    raw: str | None = None
    readable: bool = True


BLANK = Value()


def parse_value(text: str, cell_type: CellType) -> Value:
    """Read one cell's text. The figure is the number as printed, in the unit as printed, where there is exactly one;
    digits of full width are plain digits."""
    printed = visible(text)[0].strip()
    if not printed:
        return BLANK
    if len(printed) > _LONGEST:
        return Value(None, printed[:_LONGEST], readable=False)
    if _plain(cell_type).fullmatch(printed):
        return Value(_number(printed))
    if _MARK.fullmatch(printed):
        return Value(None, text.strip())
    changed = _CHANGE_WITH_WORD.fullmatch(printed) if cell_type == "sint" else None
    if changed:
        sign = -1 if changed["way"] in ("减", "减少", "↓") else 1
        return Value(sign * int(changed["number"]), text.strip())
    worded = _NUMBER_WITH_WORD.fullmatch(printed)
    if worded and cell_type != "wan4" and _TIMES.search(printed):
        return Value(None, text.strip(), readable=False)  # 3万: a count is written out
    if worded and ("," not in worded["number"] or _GROUPED.fullmatch(worded["number"])):
        return Value(_number(worded["number"]), text.strip())
    return Value(None, text.strip(), readable=False)


def value_like(text: str) -> bool:
    """Whether a folded cell holds a figure, a mark or nothing, rather than a label."""
    entry = text.strip()
    return len(entry) <= _LONGEST and _VALUE_LIKE.fullmatch(entry) is not None


def _plain(cell_type: CellType) -> re.Pattern[str]:
    return {"int": _PLAIN, "sint": _PLAIN_SIGNED, "wan4": _PLAIN_MONEY}[cell_type]


def _number(printed: str) -> int | Decimal:
    digits = printed.replace(",", "").replace("−", "-").replace("﹣", "-")
    return Decimal(digits) if "." in digits else int(digits)
