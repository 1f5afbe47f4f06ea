"""The chip that opens a rule in plain words."""

from __future__ import annotations

import pytest
from django.template import Context, Template


def shown(template: str, **context: object) -> str:
    return Template("{% load gongkai %}" + template).render(Context(context))


def test_a_chip_says_what_the_article_means_and_how_sure_that_is():
    page = shown("{% article '条例 33.2' here='答复期限从收到之日起算。' %}")
    for words in ("条例第33条第2款", "20个工作日", "答复期限从收到之日起算。", "国务院令第711号", "原文里有"):
        assert words in page


def test_words_from_memory_are_never_shown_as_read():
    page = shown("{% article '行政复议法 20' %}")
    assert "凭记忆，没有核对" in page and "原文里有" not in page


@pytest.mark.parametrize("text", ["依据充分", "<b>", "《没有的法》第一条"])
def test_what_is_no_citation_stays_plain_text(text: str):
    page = shown("{% article text %}", text=text)
    assert "<details" not in page and "<b>" not in page


def test_a_row_of_chips_has_one_for_each_citation():
    assert shown("{% articles found %}", found=("条例 30", "条例 31")).count("<details") == 2
