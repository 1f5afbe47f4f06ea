"""Plain words of articles: every article of the Regulation has them, and citations are read in both spellings."""

from __future__ import annotations

import re

import pytest

from gongkai_law.articles import all_article_words, explain_article, read_citation
from gongkai_law.citation import Citation, cite


def test_every_article_of_the_regulation_has_its_words():
    assert [f"条例 {number}" for number in range(1, 57)] == [
        key for key in all_article_words() if key.startswith("条例 ")
    ]


@pytest.mark.parametrize("key", list(all_article_words()))
def test_words_are_short_plain_and_about_a_known_instrument(key: str):
    words = all_article_words()[key]
    assert Citation.parse(key).article
    assert 8 <= len(words.says) <= 130 and words.says.endswith("。")
    assert not re.search(r"第[零一二三四五六七八九十]+款", words.says)


@pytest.mark.parametrize(
    ("text", "short"),
    [
        pytest.param("条例 33.2", "条例第33条第2款", id="as data has it"),
        pytest.param("《条例》第三十三条第二款", "条例第33条第2款", id="as a fault prints it"),
        pytest.param("《条例》第三十六条第（五）项", "条例第36条第5项", id="an item without a paragraph"),
        pytest.param("条例 36.0.5", "条例第36条第5项", id="the same item in the short form"),
        pytest.param("《中华人民共和国政府信息公开条例》第四条", "条例第4条", id="the full title"),
        pytest.param("收费办法", "收费办法", id="an instrument alone"),
        pytest.param("《行政诉讼法》第一百零一条", "行政诉讼法第101条", id="a number with 零"),
    ],
)
def test_a_citation_is_read_in_either_spelling(text: str, short: str):
    assert explain_article(text).short == short


@pytest.mark.parametrize("text", ["", "依据充分", "《没有的法》第一条", "条例 三", "《条例》第百百条"])
def test_what_is_no_citation_is_refused(text: str):
    with pytest.raises(ValueError):
        read_citation(text)


@pytest.mark.parametrize("key", list(all_article_words()))
def test_what_is_printed_is_read_back(key: str):
    assert read_citation(cite(key)) == Citation.parse(key)


def test_a_paragraph_has_the_words_of_its_article_and_their_mark():
    explained = explain_article("条例 33.2")
    assert explained.words and "20个工作日" in explained.words.says
    assert explained.words.source == "text"
    assert explained.title == "中华人民共和国政府信息公开条例" and explained.number == "国务院令第711号"


def test_an_article_without_words_is_still_named():
    explained = explain_article("立法法 3")
    assert explained.words is None and explained.instrument_source == "memory"
