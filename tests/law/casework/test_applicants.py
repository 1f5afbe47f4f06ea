"""Who counts in which column of table three. (§3 of the law reference)"""

from __future__ import annotations

import pytest

from gongkai_law.applicants import all_applicant_kinds, applicant_kind, counted_kind, kind_from_label
from gongkai_law.errors import InputFault
from gongkai_law.report.form import Form, all_forms

COLUMNS = ["natural", "org_business", "org_research", "org_charity", "org_legal", "org_other"]


@pytest.mark.parametrize("form", all_forms(), ids=lambda form: form.id)
def test_kinds_are_the_columns_of_table_three_with_their_labels(form: Form):
    columns = [(column.id, column.label) for column in form.t3_columns if column.id != "total"]
    assert [(kind.id, kind.label) for kind in all_applicant_kinds()] == columns
    assert [kind.id for kind in all_applicant_kinds()] == COLUMNS


@pytest.mark.parametrize(
    ("applicant", "client", "column"),
    [
        pytest.param("natural", None, "natural", id="a villager counts as a natural person"),
        pytest.param("org_legal", None, "org_legal", id="a law firm asking for itself counts as one"),
        pytest.param("org_legal", "natural", "natural", id="a lawyer acting for a citizen counts under the citizen"),
        pytest.param("org_legal", "org_business", "org_business", id="a lawyer acting for a company counts under the company"),
        pytest.param("natural", "org_other", "org_other", id="an agent of any kind counts under the client"),
    ],
)  # fmt: skip
def test_the_client_counts_not_the_agent(applicant: str, client: str | None, column: str):
    assert counted_kind(applicant, client=client).id == column


@pytest.mark.parametrize(
    ("word", "column"),
    [("公民", "natural"), ("自然人", "natural"), ("企业", "org_business"), ("研究机构", "org_research"),
     ("公益组织", "org_charity"), ("律师事务所", "org_legal"), (" 其 他 ", "org_other"), ("org_legal", "org_legal")],
)  # fmt: skip
def test_words_of_ledgers_are_read(word: str, column: str):
    assert kind_from_label(word).id == column


def test_unknown_words_are_refused_with_the_choice():
    for refused in (lambda: applicant_kind("total"), lambda: kind_from_label("神仙")):
        with pytest.raises(InputFault) as fault:
            refused()
        assert "法律服务机构" in str(fault.value)


def test_every_kind_is_explained_and_only_its_label_is_the_forms():
    for kind in all_applicant_kinds():
        assert kind.who.endswith("。") and kind.examples
        assert (kind.source, kind.guidance_source) == ("text", "reading")
    assert "委托人" in applicant_kind("org_legal").who
