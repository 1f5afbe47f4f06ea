"""Tables of the wrong edition, a notice cited that does not fit the year. (E1, E2)"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gongkai.reporting.importing.structure.words import pattern
from gongkai.reporting.importing.words import finding
from gongkai_law.errors import InputFault
from gongkai_law.report.findings import Finding
from gongkai_law.report.form import Form, all_forms


def form_for(year: int | None) -> Form | None:
    """The edition a year asks for; None for a year that is not known or has none."""
    try:
        return Form.for_year(year) if year is not None else None
    except InputFault:
        return None


def before_editions(year: int | None) -> bool:
    """Whether the report is of a year before the first edition: no form was prescribed, so none is asked for."""
    return year is not None and year < min(form.years[0] for form in all_forms())


def check_edition(year: int | None, used: Iterable[str]) -> Iterator[Finding]:
    """E1: tables of another edition than the report year's. `used`: the editions of the tables that were read."""
    due = form_for(year)
    wrong = sorted(set(used) - {due.id}) if due else []
    if due and wrong:
        used_numbers = "、".join(Form.by_id(one).document_number for one in wrong)
        yield finding(
            "structure.wrong_edition",
            expected=due.id,
            found="、".join(wrong),
            year=year,
            due=due.document_number,
            used=used_numbers,
        )


def check_notice(text: str, year: int | None) -> Iterator[Finding]:
    """E2: another edition's notice is cited, and the right one is not."""
    due = form_for(year)
    if due is None:
        return
    cited = {f"国办公开办函〔{match[1]}〕{int(match[2])}号" for match in pattern("notices").finditer(text)}
    others = [form.document_number for form in all_forms() if form.id != due.id]
    wrong = [number for number in others if number in cited]
    if wrong and due.document_number not in cited:
        yield finding("structure.cited_notice", expected=due.document_number, found=wrong[0], year=year)
