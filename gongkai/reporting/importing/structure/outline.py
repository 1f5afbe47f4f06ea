"""Chapters that are missing, renamed, misnumbered, out of order or empty; layouts before 2019. (E12)"""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.reporting.importing.chapters import Chapter, Structure, content_words, expected_heading
from gongkai.reporting.importing.prose.text import CUT
from gongkai.reporting.importing.structure.words import shown
from gongkai.reporting.importing.words import finding
from gongkai_law.report.findings import Finding

CHAPTERS = range(1, 7)
WITH_PROSE = (1, 5, 6)


def check_outline(structure: Structure) -> Iterator[Finding]:
    """Findings about the six headings, in the order of the chapters."""
    for number in CHAPTERS:
        chapter = structure.chapter(number)
        if chapter is None:
            yield _missing(structure, number)
        else:
            yield from _odd(chapter)
    for heading in structure.repeated:
        yield finding("structure.repeated_chapter", found=heading)
    old = [*structure.old_headings, *(one.heading for one in structure.chapters if "old" in one.problems)]
    if old:
        yield finding("structure.old_layout", found="、".join(old), text="、".join(f"“{one}”" for one in old))


def _odd(chapter: Chapter) -> Iterator[Finding]:
    expected, found = chapter.expected_heading, shown(chapter.heading)
    if "renamed" in chapter.problems:
        yield finding("structure.renamed_chapter", expected=expected, found=found)
    if "number" in chapter.problems and "renamed" not in chapter.problems:
        yield finding("structure.chapter_number", expected=expected, found=found)
    if "order" in chapter.problems:
        yield finding("structure.chapter_order", expected=expected, found=found)
    if chapter.number in WITH_PROSE and not chapter.text.strip("。 \n"):
        yield finding("structure.empty_chapter", found=found)


def _missing(structure: Structure, number: int) -> Finding:
    """An error, unless its content stands there without a heading, or the copy says that text was cut there."""
    heading = expected_heading(number)
    start, end = _gap(structure, number)
    around = structure.text[start:end]
    prose = structure.prose(start, end)
    for word in content_words(number):
        place = (prose if number in WITH_PROSE else around).find(word)
        if place >= 0:
            source = prose if number in WITH_PROSE else around
            quote = shown(source[max(0, place - 12) : place + 20], 40)
            return finding(
                "structure.missing_chapter",
                words="content",
                severity="warning",
                expected=heading,
                heading=heading,
                text=quote,
            )
    if CUT in around:
        return finding(
            "structure.missing_chapter", words="cut", severity="info", expected=heading, heading=heading
        )
    return finding("structure.missing_chapter", expected=heading, heading=heading)


def _gap(structure: Structure, number: int) -> tuple[int, int]:
    """Where the chapter would stand: from the heading before it to the next one."""
    before = [one.start + len(one.heading) for one in structure.chapters if one.number < number]
    after = [one.start for one in structure.chapters if one.number > number]
    start = max(before, default=0)
    return start, min((place for place in after if place >= start), default=len(structure.text))
