"""What chapters one and six must speak of, and text that is not the agency's own. (E7, E10, E13, E18, E20)"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from gongkai.reporting.importing.chapters import Structure
from gongkai.reporting.importing.prose.text import CUT
from gongkai.reporting.importing.structure.editions import form_for
from gongkai.reporting.importing.structure.words import pattern, shown, word_lists
from gongkai.reporting.importing.words import finding
from gongkai_law.report.findings import Figures, Finding
from gongkai_law.report.form import Form
from gongkai_law.report.levels import agency_level

MOST_MISSING = 2  # so many of the five topics may be worded in a way no list foresees: only told
_FEES = re.compile(r"处理费|收费|收取[^。；，]{0,8}费|费用")
_FEE_WORDS = re.compile(r"[^。；\n]{0,20}(?:信息处理费|政府信息公开[^。；\n]{0,6}收费)[^。；\n]{0,40}")


def asks_topics(year: int | None) -> bool:
    """Whether the year's edition names topics for chapter one and a fee statement for chapter six."""
    form = form_for(year)
    return bool(form and form.chapters[0].topics)


def check_topics(structure: Structure, year: int | None) -> Iterator[Finding]:
    """E13: topics of chapter one no word of which occurs. A chapter with text cut out is not judged."""
    chapter = structure.chapter(1)
    if chapter is None or not asks_topics(year) or CUT in chapter.text or not chapter.text:
        return
    missing = [
        topic["label"]
        for topic in word_lists()["topics"]
        if not any(word in chapter.text for word in topic["words"])
    ]
    if missing:
        severity = "info" if len(missing) <= MOST_MISSING else None
        text = "、".join(missing)
        yield finding("structure.chapter_topics", found=text, text=text, severity=severity)  # type: ignore[arg-type]


def check_fee_statement(structure: Structure, year: int | None) -> Iterator[Finding]:
    """E18: from the 2021 edition on chapter six speaks of the information-processing fee, zero included."""
    chapter = structure.chapter(6)
    if chapter is None or not asks_topics(year) or _FEES.search(chapter.text) or CUT in chapter.text:
        return
    others = [structure.intro, *(one.text for one in structure.chapters if one.number != 6)]
    elsewhere = next((match for text in others if (match := _FEE_WORDS.search(text))), None)
    if elsewhere:
        yield finding("structure.fee_statement", words="elsewhere", severity="info", text=shown(elsewhere[0]))
    else:
        yield finding("structure.fee_statement")


@lru_cache(maxsize=1)
def _template() -> re.Pattern[str]:
    raw = word_lists()["template"]
    return re.compile("|".join([*(re.escape(text) for text in raw["strings"]), *raw["patterns"]]))


def check_template(structure: Structure) -> Iterator[Finding]:
    """E10: words of the notice or of a sample that were left in; each once."""
    texts = [structure.intro, *(chapter.text for chapter in structure.chapters)]
    seen = dict.fromkeys(match[0] for text in texts for match in _template().finditer(text))
    for text in seen:
        yield finding("structure.template_text", found=text, text=text)


@lru_cache(maxsize=8)
def _other_levels(level: str | None) -> tuple[re.Pattern[str], ...]:
    return tuple(
        re.compile(entry["pattern"])
        for entry in word_lists()["other_level"]
        if not entry["levels"] or level in entry["levels"]
    )


def check_other_level(structure: Structure, agency: str | None) -> Iterator[Finding]:
    """E7: words only another level's office can have written. Sentences that quote a task of that level may."""
    patterns = _other_levels(agency_level(agency) if agency else None)
    seen: set[str] = set()
    for text in (structure.intro, *(chapter.text for chapter in structure.chapters)):
        for sentence in re.findall(r"[^。；！？\n]+", text):
            match = next((found for one in patterns if (found := one.search(sentence))), None)
            if match is None or pattern("quoting").search(sentence[: match.start()]):
                continue
            quote = shown(sentence[max(0, match.start() - 10) :])
            if quote not in seen:
                seen.add(quote)
                yield finding("prose.other_level", found=shown(match[0]), text=quote)


def check_vague(structure: Structure, form: Form | None, figures: Figures) -> Iterator[Finding]:
    """E20: everything is said to be dealt with while the table closes nothing and something was there to close."""
    chapter = structure.chapter(1)
    closed, new, carried = (figures.get(f"t3.{row}.total") for row in ("total", "new", "carry_in"))
    if chapter is None or form is None or closed != 0 or new is None or carried is None or new + carried <= 0:
        return
    for sentence in re.findall(r"[^。；\n]+", chapter.text):
        match = pattern("vague").search(sentence)
        if match and "申请" in sentence:
            quote = shown(sentence[max(0, match.end() - 60) : match.end()])
            yield finding(
                "prose.vague", cells=("t3.total.total",), expected=0, found=new + carried, text=quote
            )
            return
