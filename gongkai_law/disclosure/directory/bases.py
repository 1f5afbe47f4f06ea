"""The column 公开依据 read: each text named in it, and whether it still holds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from gongkai_law.citation import Instrument, instruments
from gongkai_law.sources import read_data

Status = Literal["in_force", "replaced", "not_yet", "renumbered", "unknown"]
_BRACKETS = str.maketrans("[]【】［］", "〔〕〔〕〔〕")
_NUMBER = re.compile(
    r"[\u4e00-\u9fa5]{1,12}[〔（(]\d{4}[〕）)]\s*\d{1,4}\s*号|[\u4e00-\u9fa5]{2,8}令\s*第?\s*\d{1,4}\s*号"
)
_TITLE = re.compile(r"《([^《》]{2,80})》")
_ARTICLE = re.compile(r"\s*第[一二三四五六七八九十百零\d]{1,6}条")
_SUFFIX = re.compile(r"[（(][^（）()]*[）)]$")


@dataclass(frozen=True, slots=True)
class Basis:
    """One text named as a basis: the words as written, the instrument if it is a known one, and its status on a day.

    `note` says in words what replaced it or why it should be looked at; empty when all is well or nothing is known.
    """

    text: str
    status: Status
    instrument: str = ""
    note: str = ""


@lru_cache(maxsize=1)
def _renumbered() -> Mapping[str, Any]:
    found: Mapping[str, Any] = read_data(Path(__file__).parent / "bases.toml")["renumbered"]
    return found


def _plain_title(text: str) -> str:
    return _SUFFIX.sub("", text.strip()).removeprefix("中华人民共和国")


def _plain_number(text: str) -> str:
    number = re.sub(r"\s+", "", text.translate(_BRACKETS))
    return re.sub(r"[（(](\d{4})[）)]", r"〔\1〕", number).replace("国令", "国务院令").replace("令第", "令")


@lru_cache(maxsize=1)
def _known() -> tuple[Mapping[str, Instrument], Mapping[str, Instrument]]:
    """Instruments by title and by number; of several editions of one title the one in force longest."""
    titles: dict[str, Instrument] = {}
    numbers: dict[str, Instrument] = {}
    for each in instruments().values():
        if each.number:
            numbers.setdefault(_plain_number(each.number), each)
        if each.title == each.number:
            continue
        held = titles.get(_plain_title(each.title))
        if held is None or (held.in_force_to is not None and each.in_force_to is None):
            titles[_plain_title(each.title)] = each
    return titles, numbers


def read_bases(text: str, *, on: date) -> tuple[Basis, ...]:
    """Every title in 《》 and every document number, in order; a number right behind its title is one basis with it.

    Texts the product does not know are `unknown`: neither good nor bad.
    """
    return tuple(dict.fromkeys(_bases(text.translate(_BRACKETS), on)))


def _bases(text: str, on: date) -> Iterator[Basis]:
    taken = 0
    for match in _TITLE.finditer(text):
        yield from (_judged(number, "", number, on) for number in _numbers(text[taken : match.start()]))
        behind = re.match(r"\s*[（(]?\s*(" + _NUMBER.pattern + r")\s*[）)]?", text[match.end() :])
        number = behind[1] if behind else ""
        taken = match.end() + (behind.end() if behind else 0)
        article = _ARTICLE.match(text, taken)
        words = match[0] + (behind[0] if behind else "")
        if article:
            yield _with_article(words + article[0], match[1], number, on)
        else:
            yield _judged(words, match[1], number, on)
    yield from (_judged(number, "", number, on) for number in _numbers(text[taken:]))


def _numbers(text: str) -> list[str]:
    return [match[0].lstrip("和及与、") for match in _NUMBER.finditer(text)]


def _with_article(text: str, title: str, number: str, on: date) -> Basis:
    """A basis that names an article: in a renumbered law the number points elsewhere now."""
    found = _judged(text, title, number, on)
    for entry in _renumbered().values():
        if entry["title"] in title and on >= entry["since"]:
            return Basis(text, "renumbered", found.instrument, entry["note"])
    return found


def _judged(text: str, title: str, number: str, on: date) -> Basis:
    titles, numbers = _known()
    known = numbers.get(_plain_number(number)) if number else titles.get(_plain_title(title))
    if known is None and number and title:
        known = titles.get(_plain_title(title))
    if known is None:
        return Basis(text, "unknown")
    if known.in_force_to is not None and on > known.in_force_to:
        return Basis(text, "replaced", known.key, _replaced_by(known))
    if known.in_force_from is not None and on < known.in_force_from:
        return Basis(text, "not_yet", known.key, f"自{known.in_force_from}起施行。")
    return Basis(text, "in_force", known.key)


def _replaced_by(old: Instrument) -> str:
    new = instruments().get(old.replaced_by)
    if new is None:
        return f"已于{old.in_force_to}停止执行。"
    number = f"（{new.number}）" if new.number and new.number != new.title else ""
    return f"已被《{new.title}》{number}替代。"
