"""What a letter says by itself: the law's sentences, the agency's own, whom it addresses, marks for what is missing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from gongkai.letters.kinds import all_kinds, letter_kind
from gongkai.letters.paper import read_lines
from gongkai.letters.printing import MARK
from gongkai.letters.sample import sample_sender
from gongkai.letters.wording import letter_lines

SENDER = sample_sender()


@pytest.mark.parametrize("kind", [pytest.param(kind, id=kind.id) for kind in all_kinds()])
def test_an_empty_draft_marks_everything_that_is_missing(kind):
    text = "\n".join(letter_lines(kind.id, {}, SENDER))
    assert MARK in text


def test_an_organisation_is_addressed_as_a_unit():
    text = "".join(letter_lines("grant", {**letter_kind("grant").sample, "you": "你单位"}, SENDER))
    assert "你单位提出的政府信息公开申请" in text and "您" not in text.replace("邮寄至您", "")


def test_an_agencys_own_words_stand_in_place_of_the_usual():
    own = replace(
        SENDER,
        own_words={"correction_consequence": "逾期不补正的，不再办理。", "GRANT": "{you}要的信息给{you}。"},
    )
    assert "逾期不补正的，不再办理。" in "".join(
        letter_lines("correction", letter_kind("correction").sample, own)
    )
    assert "您要的信息给您。" in "".join(letter_lines("grant", letter_kind("grant").sample, own))


def test_a_fee_is_written_in_figures_and_capitals():
    text = "".join(letter_lines("fee", letter_kind("fee").sample, SENDER))
    assert "人民币4300元（大写：肆仟叁佰元整）" in text


def test_days_have_no_leading_zeros():
    facts = {**letter_kind("grant").sample, "received_on": date(2026, 1, 5)}
    assert "2026年1月5日" in "".join(letter_lines("grant", facts, SENDER))


def test_dates_kept_as_text_read_the_same():
    facts = {**letter_kind("grant").sample, "received_on": "2026-01-05"}
    assert "2026年1月5日" in "".join(letter_lines("grant", facts, SENDER))


def test_a_text_is_read_back_as_it_was_written():
    to, blocks, annexes = read_lines(
        ["刘敏：", "正文。", "# 一、标题", "| 理由 |", "=== 意见回执", "| 意见 | □ 同意"]
    )
    assert to == "刘敏"
    assert [(each.kind, each.text, each.value) for each in blocks] == [
        ("text", "正文。", ""),
        ("heading", "一、标题", ""),
        ("row", "理由", ""),
    ]
    assert annexes[0].title == "意见回执" and annexes[0].blocks[0].value == "□ 同意"


def test_the_word_after_a_colon_is_no_address():
    assert read_lines(["| 申请人：| 刘敏", "正文"])[0] == ""
