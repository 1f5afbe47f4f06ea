"""Numbers Word counts by itself: list levels of `numbering.xml` and `styles.xml`, written out as the paper shows them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from gongkai_law.citation import chinese_number

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CHINESE = frozenset(
    ("chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCountingThousand")
)
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_PLACE = re.compile(r"%([1-9])")
_DEEPEST = 9


@dataclass(slots=True)
class _Level:
    start: int = 1
    form: str = "decimal"
    text: str = ""


@dataclass(slots=True)
class _List:
    abstract: str
    levels: dict[int, _Level]
    overrides: dict[int, int] = field(default_factory=dict)


class Numbering:
    """Counts along one document; ask for each paragraph in order."""

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        abstracts = {} if numbering is None else _abstracts(numbering)
        self._lists = {} if numbering is None else _lists(numbering, abstracts)
        self._styles = {} if styles is None else _style_lists(styles)
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()

    def label(self, properties: Element | None) -> str:
        """The number before a paragraph with these properties; empty when it has none (or only a bullet)."""
        place = self._place(properties)
        if place is None:
            return ""
        number_id, depth = place
        numbered = self._lists.get(number_id)
        level = numbered.levels.get(depth) if numbered else None
        if numbered is None or level is None:
            return ""
        counts = self._step(number_id, numbered, depth)
        if level.form in ("bullet", "none"):
            return ""
        return _PLACE.sub(lambda match: self._one(numbered, counts, int(match[1]) - 1), level.text)

    def _place(self, properties: Element | None) -> tuple[str, int] | None:
        if properties is None:
            return None
        style = properties.find(f"{W}pStyle")
        inherited = self._styles.get(style.get(f"{W}val", ""), None) if style is not None else None
        direct = _number_of(properties)
        number_id = direct[0] or (inherited[0] if inherited else "")
        depth = direct[1] if direct[1] is not None else (inherited[1] if inherited else None)
        if not number_id or number_id == "0":
            return None
        return number_id, min(depth or 0, _DEEPEST - 1)

    def _step(self, number_id: str, numbered: _List, depth: int) -> list[int | None]:
        counts = self._counts.setdefault(numbered.abstract, [None] * _DEEPEST)
        override = numbered.overrides.get(depth)
        begun = (number_id, depth) in self._begun
        self._begun.add((number_id, depth))
        if override is not None and not begun:
            counts[depth] = override
        elif counts[depth] is None:
            counts[depth] = numbered.levels[depth].start
        else:
            counts[depth] = (counts[depth] or 0) + 1
        counts[depth + 1 :] = [None] * (_DEEPEST - depth - 1)
        return counts

    @staticmethod
    def _one(numbered: _List, counts: list[int | None], depth: int) -> str:
        level = numbered.levels.get(depth, _Level())
        value = counts[depth]
        return written(level.start if value is None else value, level.form)


def written(number: int, form: str) -> str:
    """A number in one of Word's number formats; formats no official paper uses come out as plain digits."""
    if form in _CHINESE and 0 <= number < 1000:
        return chinese_number(number)
    if form == "decimalFullWidth":
        return str(number).translate(_FULL_WIDTH)
    if form.startswith("decimalEnclosedCircle") and 1 <= number <= 20:
        return chr(0x2460 + number - 1)
    if form in ("lowerLetter", "upperLetter") and 1 <= number <= 26:
        return chr(number - 1 + ord("a" if form == "lowerLetter" else "A"))
    if form == "decimalZero":
        return f"{number:02d}"
    return str(number)


def _integer(element: Element | None, otherwise: int) -> int:
    raw = "" if element is None else element.get(f"{W}val", "")
    return int(raw) if raw.isascii() and raw.isdigit() and len(raw) < 7 else otherwise


def _value(element: Element | None) -> str:
    return "" if element is None else element.get(f"{W}val", "")


def _number_of(properties: Element) -> tuple[str, int | None]:
    number = properties.find(f"{W}numPr")
    if number is None:
        return "", None
    depth = number.find(f"{W}ilvl")
    return _value(number.find(f"{W}numId")), None if depth is None else _integer(depth, 0)


def _levels(parent: Element) -> dict[int, _Level]:
    found: dict[int, _Level] = {}
    for level in parent.iter(f"{W}lvl"):
        raw = level.get(f"{W}ilvl", "")
        if raw.isascii() and raw.isdigit() and int(raw[:3]) < _DEEPEST:
            found[int(raw)] = _Level(
                start=_integer(level.find(f"{W}start"), 1),
                form=_value(level.find(f"{W}numFmt")) or "decimal",
                text=_value(level.find(f"{W}lvlText")),
            )
    return found


def _abstracts(numbering: Element) -> dict[str, dict[int, _Level]]:
    return {
        abstract.get(f"{W}abstractNumId", ""): _levels(abstract)
        for abstract in numbering.findall(f"{W}abstractNum")
    }


def _lists(numbering: Element, abstracts: dict[str, dict[int, _Level]]) -> dict[str, _List]:
    found: dict[str, _List] = {}
    for number in numbering.findall(f"{W}num"):
        abstract = _value(number.find(f"{W}abstractNumId"))
        one = _List(abstract, dict(abstracts.get(abstract, {})))
        for override in number.findall(f"{W}lvlOverride"):
            raw = override.get(f"{W}ilvl", "")
            if not (raw.isascii() and raw.isdigit() and int(raw[:3]) < _DEEPEST):
                continue
            one.levels.update(_levels(override))
            start = override.find(f"{W}startOverride")
            if start is not None:
                one.overrides[int(raw)] = _integer(start, 1)
        found[number.get(f"{W}numId", "")] = one
    return found


def _style_lists(styles: Element) -> dict[str, tuple[str, int | None]]:
    """Style → (list, level), following `basedOn`."""
    own: dict[str, tuple[str, int | None]] = {}
    parents: dict[str, str] = {}
    for style in styles.findall(f"{W}style"):
        key = style.get(f"{W}styleId", "")
        parents[key] = _value(style.find(f"{W}basedOn"))
        properties = style.find(f"{W}pPr")
        own[key] = ("", None) if properties is None else _number_of(properties)
    return {key: _inherited(key, own, parents) for key in own}


def _inherited(
    key: str, own: dict[str, tuple[str, int | None]], parents: dict[str, str]
) -> tuple[str, int | None]:
    number, depth = "", None
    for _ in range(12):  # deeper chains, and circles, end here
        if key not in own:
            break
        number = number or own[key][0]
        depth = own[key][1] if depth is None else depth
        key = parents[key]
    return number, depth
