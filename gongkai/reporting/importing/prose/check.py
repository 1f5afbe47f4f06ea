"""Every check of a report's prose against its own tables and its own numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gongkai.reporting.importing.chapters import Structure
from gongkai.reporting.importing.prose.blanks import at_least, with_proven
from gongkai.reporting.importing.prose.statements import statements
from gongkai.reporting.importing.prose.sums import check_sums, fits
from gongkai_law.report.findings import Figures, Finding
from gongkai_law.report.form import Form
from gongkai_law.report.prose import SHARE, ProseStatement, check_prose, meaning
from gongkai_law.report.rules import Number

LONGEST = 60_000  # characters of a chapter that are looked at; no report's prose comes near it
WHOLES = ("closed", "received", "new", "handled")  # what a share of requests is taken of


def read_statements(
    structure: Structure, form: Form, *, year: int | None, agency: str | None
) -> list[ProseStatement]:
    """Every statement of a figure in the introduction and the chapters, tables left out."""
    return [one for text in _texts(structure) for one in statements(text, form, year=year, agency=agency)]


def _texts(structure: Structure) -> list[str]:
    texts = (structure.intro, *(chapter.text for chapter in structure.chapters))
    return [text[:LONGEST] for text in texts]


def against_tables(form: Form, figures: Figures, said: Sequence[ProseStatement]) -> list[Finding]:
    """K12, K13, K14, K18. A figure that is blank is judged only as far as the table's own sums prove it."""
    proven = with_proven(form, figures)
    least = at_least(form, proven)
    wholes = [one.value for one in said if one.kind in WHOLES and one.value]
    found: list[Finding] = []
    for one in said:
        if one.kind.endswith(SHARE) and _right_by_itself(one, wholes):
            continue
        judged = check_prose(form, proven, [one])
        found += judged or _less_than_written(form, least, proven, one)
    return unique(found)


def _right_by_itself(said: ProseStatement, wholes: Sequence[Number]) -> bool:
    """A share that fits the counts stated beside it: a wrong count is a finding of its own, not two."""
    return said.part is not None and any(fits(said.value, said.part, whole) for whole in wholes)


def own_numbers(structure: Structure) -> list[Finding]:
    """Lists of classes that do not make their total, shares of such a total (`prose.sum`, K18)."""
    return unique(one for text in _texts(structure) for one in check_sums(text))


def _less_than_written(form: Form, least: Figures, proven: Figures, said: ProseStatement) -> list[Finding]:
    """Where a blank stays open the prose is wrong all the same if it says less than what is written already."""
    if least == proven:
        return []
    if said.kind.endswith("all_upheld"):
        return check_prose(form, least, [said])
    means = meaning(form, said.kind)
    if means is None or means.also or any(cell not in least for cell in means.cells):
        return []
    found = check_prose(form, least, [said])
    return [one for one in found if isinstance(one.found, int) and one.found < (one.expected or 0)]  # type: ignore[operator]


def unique(findings: Iterable[Finding]) -> list[Finding]:
    """One finding for the same wrong number however often the prose repeats it."""
    seen: dict[tuple[object, ...], Finding] = {}
    for one in findings:
        seen.setdefault((one.rule, one.cells, one.expected, one.found), one)
    return list(seen.values())
