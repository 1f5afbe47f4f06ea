"""The words of letters: every answer and every letter has its sentence, grounds read as letters cite them."""

from __future__ import annotations

import pytest

from gongkai_law.casework.elements import all_elements
from gongkai_law.casework.letters import all_letters
from gongkai_law.casework.outcomes import Outcome, all_outcomes
from gongkai_law.casework.sentences import (
    document_number,
    legal_basis,
    operative,
    resolution,
    sentence,
    sentences,
)


@pytest.mark.parametrize("each", all_outcomes(), ids=lambda each: each.code)
def test_every_answer_has_its_operative_sentence(each: Outcome):
    found = operative(each.code)
    assert found.words.endswith("。") and found.article in (*each.articles, "")
    assert "【请填】" not in found.said(
        {"you": "您", "safety_kind": "公共安全", "internal_kind": "人事管理", "process_kind": "过程稿"}
    )


def test_every_letter_that_is_no_answer_and_resolves_something_has_one():
    operating = {
        each.id
        for each in all_letters()
        if any(n.id == "operative" for n in each.common) and not each.is_answer
    }
    assert {id for id in operating if resolution(id)} == operating


def test_sentences_name_their_element_or_stand_beside_one():
    beside = {"fee_restart", "correction_restart", "fee_objection"}
    assert {each.key for each in sentences()} - beside <= {each.id for each in all_elements()}
    assert all(
        each.citation.startswith("《") and each.source in ("text", "memory", "reading")
        for each in sentences()
    )
    assert sentence("nothing") is None


@pytest.mark.parametrize(
    ("articles", "words"),
    [
        (["条例 30"], "《中华人民共和国政府信息公开条例》第三十条"),
        (["条例 15", "条例 36.0.3"], "《中华人民共和国政府信息公开条例》第十五条、第三十六条第（三）项"),
        (["条例 42", "收费办法"], "《中华人民共和国政府信息公开条例》第四十二条，《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）"),
        ([], ""),
    ],
)  # fmt: skip
def test_a_ground_is_cited_with_the_full_title_once(articles: list[str], words: str):
    assert legal_basis(articles) == words


def test_a_number_has_its_year_in_brackets_and_no_leading_zeros():
    assert document_number(agency="青石镇", mark="复", year=2026, serial=3) == "青石镇公开复〔2026〕3号"


def test_a_field_nobody_filled_cannot_be_overlooked():
    assert "【请填】" in operative("D_SAFETY").said({"you": "您"})
