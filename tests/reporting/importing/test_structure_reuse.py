"""Chapters taken over from the year before. (E19)"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.reporting.importing.reuse import similarity
from tests.reporting.importing.prose_texts import OVERVIEW, check, report

OLD_PROBLEMS = (
    "一是公开的内容还不够全面，部分站所对政府信息公开工作认识不足，更新不够及时；二是人员变动频繁，业务能力有待提高，"
    "培训的次数偏少；三是公开的形式比较单一，群众参与不多。下一步将加强组织领导，明确专人负责，定期开展培训，丰富公开形式。"
)
NEW_PROBLEMS = (
    "对照群众期待，主要短板在于政策解读以文字为主，图表和视频很少，村务公开栏与网站栏目没有同步，依申请公开的答复文书不够规范。"
    "我镇已请县司法局逐件评查文书，并为十二个村统一了公开目录，明年起每季度抽查一次，结果在镇务公开栏公布，接受监督。"
)


def reused(problems: str, before: str) -> list[tuple[int, str]]:
    found = check(report(problems=problems), previous=report(problems=before).replace("2023", "2022"))
    return [(one.found, one.message) for one in found if one.rule == "prose.reused"]


def test_the_same_words_with_another_year_are_the_same_text():
    changed = OLD_PROBLEMS.replace("一是", "2023年，一是").replace("二是", "2是")
    ((percent, message),) = reused(changed, OLD_PROBLEMS)
    assert percent >= 80 and "五、存在的主要问题及改进情况" in message


def test_new_words_are_not_reused():
    assert reused(NEW_PROBLEMS, OLD_PROBLEMS) == []


@pytest.mark.parametrize("text", ["无。", "公开内容不够全面，下一步加强培训。"])
def test_short_texts_are_alike_by_nature(text: str):
    assert reused(text, text) == []


def test_without_the_year_before_nothing_is_compared():
    assert not [one for one in check(report(OVERVIEW, problems=OLD_PROBLEMS)) if one.rule == "prose.reused"]


@given(st.text(), st.text())
def test_similarity_is_a_share_and_the_same_both_ways(one: str, other: str):
    assert 0 <= similarity(one, other) == similarity(other, one) <= 1


@given(st.text(alphabet="政府信息公开工作年度报告", min_size=5))
def test_a_text_is_wholly_like_itself(text: str):
    assert similarity(text, text) == 1
