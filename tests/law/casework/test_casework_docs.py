"""The docs name every outcome, letter, policy and id of the law, with the words the data gives them, and no others."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from gongkai_law.applicants import all_applicant_kinds
from gongkai_law.casework.elements import all_elements, conditions
from gongkai_law.casework.letters import all_letters
from gongkai_law.casework.outcomes import all_outcomes, combine, outcome, remedy_class, row_for
from gongkai_law.casework.states import all_acts, all_states
from gongkai_law.disclosure.duties import all_duties
from gongkai_law.disclosure.exemptions import all_exemptions
from gongkai_law.disclosure.responsibility import all_origins
from gongkai_law.policies import all_policies
from gongkai_law.remedies import all_bodies, decisions
from gongkai_law.review import conclusions, review_steps

DOCS = Path(__file__).resolve().parents[3] / "docs"
GLOSSARY = (DOCS / "glossary.md").read_text("utf-8")
PAGE = (DOCS / "developer" / "algorithms" / "outcomes.md").read_text("utf-8")
EVERY_OUTCOME = (*all_outcomes(), outcome("OPEN"))

SECTIONS = {
    "Applicant kinds": [(each.label, each.id) for each in all_applicant_kinds()],
    "Outcomes": [(each.label, each.code) for each in EVERY_OUTCOME],
    "Letters": [(each.name, each.id) for each in all_letters()],
    "States": [(each.label, each.id) for each in all_states()],
    "Acts": [(each.label, each.id) for each in all_acts()],
    "Elements": [(each.label, each.id) for each in all_elements()],
    "Conditions": [(label, id) for id, label in conditions().items()],
    "Kinds of body": [(each.label, each.key) for each in all_bodies()],
    "Decisions": [(each.label, each.key) for each in decisions()],
    "Review steps": [(each.label, each.id) for each in review_steps()],
    "Conclusions of a review": [(each.label, each.id) for each in conclusions()],
    "Exemptions": [(each.label, each.id) for each in all_exemptions()],
    "Origins": [(each.label, each.id) for each in all_origins()],
    "Duties": [(each.content, each.id) for each in all_duties()],
    "Policies": [(each.question, each.key) for each in all_policies()],
}


def section(page: str, heading: str) -> str:
    """The text under one heading, up to the next."""
    return re.split(rf"^## .*{re.escape(heading)}$", page, flags=re.MULTILINE)[1].split("\n## ")[0]


@pytest.mark.parametrize("heading", SECTIONS)
def test_the_glossary_has_every_id_in_both_languages(heading: str):
    rows = re.findall(r"^\| (.+) \| `([^`]+)` \| (.+) \|$", section(GLOSSARY, heading), re.MULTILINE)
    assert [(label, id) for label, id, _ in rows] == SECTIONS[heading]
    assert all(re.fullmatch(r"[ -~条例0-9]+", english) for _, _, english in rows)


def test_the_page_has_every_outcome_with_its_rows_and_letter():
    rows = re.findall(r"^\| `([A-Z_0-9]+)` \| (.+) \|$", section(PAGE, "答复类型"), re.MULTILINE)
    assert [code for code, _ in rows] == [each.code for each in EVERY_OUTCOME]
    for code, rest in rows:
        each = outcome(code)
        cells = [cell.strip() for cell in rest.split("|")]
        assert cells[0] == each.label
        assert cells[1] == ("、".join(each.articles) or "—")
        assert cells[2] == (f"`{each.rows['F2019']}`" if "F2019" in each.rows else "—")
        assert cells[3].startswith(f"`{row_for(code, 'F2021')}`")
        assert ("（" in cells[3]) == (each.row_source != "text")
        assert cells[5] == (f"`{each.letter}`" if each.letter else "—")


def test_the_page_has_every_letter():
    rows = re.findall(r"^\| (\d+) \| `([a-z_]+)` \| ([^|]+) \|", section(PAGE, "文书"), re.MULTILINE)
    assert [(int(number), id, name.strip()) for number, id, name in rows] == [
        (each.number, each.id, each.name) for each in all_letters()
    ]


def test_the_page_has_every_policy_with_its_question_and_default():
    rows = re.findall(
        r"^\| `([a-z_0-9]+)` \| ([^|]+) \| ([^|]+) \| (.+) \|$", section(PAGE, "由县里定的事"), re.MULTILINE
    )
    expected = []
    for each in all_policies():
        labels = {option.id: option.label for option in each.options}
        marks = {"memory": "凭记忆", "reading": "我们的理解"}
        default = labels.get(each.default, each.default + each.unit)
        expected.append((each.key, each.question, default, marks[each.source]))
    assert rows == expected


def test_the_examples_of_the_page_come_out_as_it_says():
    on = date(2026, 3, 2)
    assert combine(["GRANT", "D_THIRD_PARTY"]).counted == "PARTIAL"
    assert remedy_class("PARTIAL", on, withheld_bases=["条例 15"]) == "RF"
    assert combine(["GRANT", "U_NOT_EXIST"]).counted == "PARTIAL"
    assert remedy_class("PARTIAL", on, withheld_bases=["U_NOT_EXIST"]) == "EI"
    assert combine(["ALREADY_PUBLIC", "GRANT"]).counted == "GRANT"
    assert row_for(combine(["D_PROCESS", "U_NOT_EXIST"]).counted, "F2021") == "denied_process_info"
