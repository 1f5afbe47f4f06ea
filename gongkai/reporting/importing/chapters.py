"""The chapters of a report: where each begins, how it is headed, and what its prose says.

A chapter is found by its title, not by its place. Titles that circulate for the same chapter are accepted and named;
a table of contents and a list in the introduction are not headings. (60号, 30号)
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Protocol

from gongkai.reporting.importing.blocks import Line, OpenedFile, Table
from gongkai.reporting.importing.prose.regions import Region, table_regions
from gongkai.reporting.importing.prose.text import ReportText, read_text
from gongkai_law.report.findings import Figures

EMPTY_BODY = 14  # a heading with at most this many characters before the next one has no text of its own
CONTENTS_RUN = 4  # so many headings in a row without text are a table of contents
LONG_CELL = 600  # a cell this long holds a page, not a figure or a label
_NUMERALS = "一二三四五六七八九"
_FILLER = re.compile(r"[\s.…·\d]")


class Place(Protocol):
    """A place in the opened file: block number and character in that line (a table is one place)."""

    @property
    def block(self) -> int: ...
    @property
    def offset(self) -> int: ...


class Stretch(Protocol):
    """From where to where a table stands; `end` is behind its last character."""

    @property
    def start(self) -> Place: ...
    @property
    def end(self) -> Place: ...


class ReadTables(Protocol):
    """What the tables' reader hands on: editions, figures, and where the tables stand."""

    @property
    def format(self) -> str | None: ...
    @property
    def formats(self) -> Mapping[str, str]: ...
    @property
    def figures(self) -> Figures: ...
    @property
    def spans(self) -> Sequence[Stretch]: ...


@dataclass(frozen=True, slots=True)
class Chapter:
    """One chapter: `heading` as it stands, `text` its prose without the tables, `start`/`end` positions in the
    squeezed text. `problems`: `renamed`, `old`, `number` (another number), `no_number`, `order` (out of its place)."""

    number: int
    heading: str
    text: str
    start: int
    end: int
    expected_heading: str
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Structure:
    """A report taken apart. `intro` is the prose before chapter one; `regions` are the places of tables;
    `old_headings` are headings that only layouts before 2019 have; `repeated` are headings that stand a second time."""

    text: str
    intro: str
    chapters: tuple[Chapter, ...]
    regions: tuple[Region, ...]
    old_headings: tuple[str, ...] = ()
    repeated: tuple[str, ...] = ()

    def chapter(self, number: int) -> Chapter | None:
        """The chapter with this number, if it was found."""
        return next((one for one in self.chapters if one.number == number), None)

    def prose(self, start: int, end: int) -> str:
        """The text between two positions without the tables."""
        return prose_between(self.text, self.regions, start, end)


@dataclass(frozen=True, slots=True)
class _Heading:
    number: int
    start: int
    end: int
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Title:
    number: int
    exact: str
    numbered: re.Pattern[str]
    alone: re.Pattern[str]
    old: re.Pattern[str] | None
    about: tuple[str, ...]


@lru_cache(maxsize=1)
def _raw() -> dict:
    return tomllib.loads((Path(__file__).parent / "chapters.toml").read_text("utf-8"))


_BEFORE = r"(?<![（第表十百一二三四五六七八九])"


@lru_cache(maxsize=1)
def _titles() -> tuple[_Title, ...]:
    titles = []
    for entry in _raw()["chapter"]:
        old = entry.get("old", [])
        exact = "\n?".join(entry["exact"])  # a narrow column may break a heading anywhere
        anyhow = "|".join([exact, *entry["renamed"], *old])
        alone = anyhow if entry.get("alone") == "renamed" else exact
        titles.append(
            _Title(
                number=entry["number"],
                exact=entry["exact"],
                numbered=re.compile(rf"{_BEFORE}(?P<n>[{_NUMERALS}])[、，.]?(?P<title>{anyhow})"),
                alone=re.compile(rf"^(?:(?P<n>\d)[、.])?(?P<title>{alone})$", re.MULTILINE),
                old=re.compile("|".join(old)) if old else None,
                about=tuple(entry["about"]),
            )
        )
    return tuple(titles)


def expected_heading(number: int) -> str:
    """五 → 五、存在的主要问题及改进情况, as the form prints it."""
    return f"{_NUMERALS[number - 1]}、{_titles()[number - 1].exact}"


def content_words(number: int) -> tuple[str, ...]:
    """Words that show a chapter's content where its heading is gone."""
    return _titles()[number - 1].about


def _headings(text: str) -> list[_Heading]:
    found = []
    for title in _titles():
        seen = set()
        for match in title.numbered.finditer(text):
            seen.add(match.end())
            found.append(_heading(title, match, alone=False))
        found += [
            _heading(title, match, alone=True)
            for match in title.alone.finditer(text)
            if match.end() not in seen
        ]
    return sorted(found, key=lambda one: one.start)


def _heading(title: _Title, match: re.Match[str], *, alone: bool) -> _Heading:
    named = match["title"].replace("\n", "")
    problems = []
    if named != title.exact:
        old = title.old is not None and title.old.fullmatch(named)
        problems.append("old" if old else "renamed")
    if alone:
        problems.append("no_number")
    elif match["n"] != _NUMERALS[title.number - 1]:
        problems.append("number")
    return _Heading(title.number, match.start(), match.end(), tuple(problems))


def _without_contents(text: str, found: list[_Heading]) -> list[_Heading]:
    """Leave out runs of headings with next to no text between them whose chapters begin later: contents, announcements."""
    kept: list[_Heading] = []
    run: list[_Heading] = []
    final = {here.number: here.start for here in found}
    for index, here in enumerate(found):
        run.append(here)
        last = index + 1 == len(found)
        end = len(text) if last else found[index + 1].start
        if last or len(_FILLER.sub("", text[here.end : end][:LONG_CELL])) > EMPTY_BODY:
            kept += _no_contents(run, final)
            run = []
    return kept


def _no_contents(run: list[_Heading], final: Mapping[int, int]) -> list[_Heading]:
    """The run itself, or what is left of it when it is a table of contents: a chapter that begins right behind it.

    `final`: where the last heading of each number stands.
    """
    behind = run[-1:] if len(run) > 1 and run[-1].number <= run[-2].number else []
    entries = run[:-1] if behind else run
    begun = sum(final[one.number] > entries[-1].start for one in entries)
    return behind if len(entries) >= CONTENTS_RUN and 2 * begun >= len(entries) else run


def _best_chain(found: list[_Heading]) -> list[_Heading]:
    """The longest run of headings in the form's order; among equals the one with fewer oddities, then the later."""
    best: dict[int, tuple[tuple[int, int, int], list[_Heading]]] = {}  # by the number a chain ends in
    for here in found:
        score, chain = (1, -len(here.problems), here.start), [here]
        for number in range(1, here.number):
            if number in best:
                (count, odd, place), before = best[number]
                candidate = (count + 1, odd - len(here.problems), place + here.start)
                if candidate > score:
                    score, chain = candidate, [*before, here]
        if here.number not in best or score > best[here.number][0]:
            best[here.number] = (score, chain)
    return max(best.values(), key=lambda one: one[0])[1] if best else []


def _placed(found: list[_Heading]) -> list[_Heading]:
    """The chain, and headings of missing numbers that stand out of order."""
    chain = _best_chain(found)
    have = {one.number for one in chain}
    for number in range(1, 7):
        spare = [one for one in found if one.number == number and "old" not in one.problems]
        if number not in have and spare:
            last = spare[-1]
            chain.append(_Heading(number, last.start, last.end, (*last.problems, "order")))
    return sorted(chain, key=lambda one: one.start)


def _repeated(text: str, found: Sequence[_Heading], chosen: Sequence[_Heading]) -> tuple[str, ...]:
    """Headings at the head of a line, numbered and named as the form has them, that stand beside the chosen one: next
    before it, or anywhere behind the first chapter's."""
    places = {one.number: one.start for one in chosen}
    taken = set(places.values())
    first = min(taken, default=0)
    again = []
    for one, after in zip(found, [*found[1:], None], strict=False):
        begins = text[one.start - 1 : one.start] in ("", "\n")
        if one.start in taken or one.problems or one.number not in places or not begins:
            continue
        if one.start > first or (after is not None and after.start == places[one.number]):
            again.append(text[one.start : one.end])
    return tuple(dict.fromkeys(again))


def prose_between(text: str, regions: Sequence[Region], start: int, end: int) -> str:
    """The text from start to end with a line feed in the place of each table."""
    parts = []
    for first, last in regions:
        if last <= start or first >= end:
            continue
        parts.append(text[start : max(start, first)])
        start = max(start, last)
    parts.append(text[start:end])
    return "\n".join(part for part in (p.strip("\n") for p in parts) if part)


def _old_headings(text: str) -> tuple[str, ...]:
    pattern = re.compile(rf"{_BEFORE}[{_NUMERALS}]、(?:{'|'.join(_raw()['old']['titles'])})")
    return tuple(dict.fromkeys(match[0] for match in pattern.finditer(text)))


def read_structure(opened: OpenedFile, tables: ReadTables) -> Structure:
    """Take a report apart into introduction, chapters and the places of its tables."""
    read = read_text(opened)
    return structure_of(read, spans_in(read, opened, tables))


def spans_in(read: ReportText, opened: OpenedFile, tables: ReadTables) -> list[Region]:
    """The tables' spans as positions of the squeezed text. A real table is left out whole, unless it lays out the page:
    then the words of the official table tell where it stands."""
    return [
        (
            _position(read, opened, span.start, last=False),
            _position(read, opened, span.end, last=True),
        )
        for span in tables.spans
        if not any(_is_page(opened, block) for block in (span.start.block, span.end.block))
    ]


def _is_page(opened: OpenedFile, number: int) -> bool:
    block = opened.blocks[number] if number < len(opened.blocks) else None
    return isinstance(block, Table) and any(len(cell.text) > LONG_CELL for row in block.rows for cell in row)


def _position(read: ReportText, opened: OpenedFile, place: Place, *, last: bool) -> int:
    block = opened.blocks[place.block] if place.block < len(opened.blocks) else None
    if isinstance(block, Line):
        return read.position(place.block, place.offset, block.text)
    return read.position(place.block + (1 if last else 0), 0, "")


def structure_of(read: ReportText, spans: Sequence[Region] = ()) -> Structure:
    """The same for a text that is read already; `spans` are places of tables in it."""
    text = read.text
    candidates = _without_contents(text, _headings(text))
    headings = _placed(candidates)
    ends = [*(one.start for one in headings[1:]), len(text)][: len(headings)]
    bodies = [(one.number, one.end, end) for one, end in zip(headings, ends, strict=True)]
    regions = tuple(table_regions(text, bodies, spans))
    chapters = tuple(
        Chapter(
            number=one.number,
            heading=text[one.start : one.end].replace("\n", ""),
            text=prose_between(text, regions, one.end, end),
            start=one.start,
            end=end,
            expected_heading=expected_heading(one.number),
            problems=one.problems,
        )
        for one, end in zip(headings, ends, strict=True)
    )
    intro = prose_between(text, regions, 0, headings[0].start if headings else len(text))
    return Structure(
        text, intro, chapters, regions, _old_headings(text), _repeated(text, candidates, headings)
    )


def read_chapters(opened: OpenedFile, tables: ReadTables) -> list[Chapter]:
    """The chapters that were found, in the order of the text."""
    return list(read_structure(opened, tables).chapters)
