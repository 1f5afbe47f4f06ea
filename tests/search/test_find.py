"""Finding things by words: cutting, both engines, who sees what."""

from __future__ import annotations

import uuid
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.search import services
from gongkai.search.queries import find
from gongkai.search.tokens import index_tokens, query_tokens

HAN = "徐庄村低保补贴公示名单"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        pytest.param("低保公示", ["低保", "保公", "公示", "示"], id="Chinese in pairs, the last character alone"),
        pytest.param("伊政〔2020〕5号", ["伊政", "政", "2020", "5", "号"], id="numbers whole, Chinese beside them in pairs"),
        pytest.param("ＡＢＣ１２", ["abc12"], id="full width is half width"),
        pytest.param("  ，。！", [], id="signs are no words"),
        pytest.param("低保低保", ["低保", "保低", "保"], id="repeats once"),
    ],
)  # fmt: skip
def test_a_text_is_cut_so(text, kept):
    assert index_tokens(text) == kept


@given(st.text(alphabet=HAN + "ab12 ，", min_size=1, max_size=30), st.data())
def test_any_piece_of_a_text_asks_only_for_what_the_index_keeps(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    piece = text[start : data.draw(st.integers(start + 1, len(text)))]
    kept = index_tokens(text)
    for token, beginning in query_tokens(piece):
        if token.isascii() and not any(each.startswith(token) for each in kept):
            continue  # the piece begins in the middle of a word of letters: only beginnings are promised
        assert any(each.startswith(token) if beginning else each == token for each in kept)


def _put(agency, title, *, text="", public=True, day=date(2020, 5, 6), kind="record"):
    known = uuid.uuid4()
    services.put(agency=agency, kind=kind, subject_id=known, title=title, text=text, day=day, public=public)
    return known


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("asked", "found"),
    [
        pytest.param("徐庄", True, id="a village of two characters"),
        pytest.param("庄", True, id="one character"),
        pytest.param("低保 徐庄", True, id="two words in any order"),
        pytest.param("２０２０", True, id="a full-width number"),
        pytest.param("202", True, id="the beginning of a number"),
        pytest.param("020", False, id="not its middle"),
        pytest.param("张庄", False, id="another village"),
        pytest.param("'; DROP TABLE --", False, id="signs of the database are no words"),
        pytest.param('"低保" OR *', False, id="signs of the engine are no words"),
    ],
)
def test_words_find(office, asked, found):
    _put(office.agency, "徐庄村2020年低保公示")
    assert bool(find(text=asked).rows) is found


@pytest.mark.django_db
def test_what_is_not_public_needs_its_agency_named(office):
    _put(office.agency, "低保内部底册", public=False)
    assert not find(text="低保").rows
    assert not find(text="低保", public_only=False).rows
    assert find(text="低保", public_only=False, agencies=[office.agency.pk]).rows


@pytest.mark.django_db
def test_a_thing_put_again_is_found_by_its_new_words_only(office):
    known = _put(office.agency, "危房改造名单")
    same = {
        "agency": office.agency,
        "kind": "record",
        "subject_id": known,
        "day": date(2020, 6, 1),
    }
    services.put(**same, title="救灾款发放名单", text="", public=True)
    assert not find(text="危房").rows
    assert [hit.title for hit in find(text="救灾").rows] == ["救灾款发放名单"]
    services.remove(agency=office.agency, kind="record", subject_id=known)
    services.remove(agency=office.agency, kind="record", subject_id=known)
    assert not find(text="救灾").rows


@pytest.mark.django_db
def test_pages_follow_each_other_newest_first_without_loss(office):
    for number in range(7):
        _put(office.agency, f"补贴第{number}批", day=date(2020, 1, 1) + timedelta(days=number // 2))
    seen, cursor = [], ""
    while True:
        page = find(text="补贴", cursor=cursor, size=3)
        seen += page.rows
        cursor = page.next
        if not cursor:
            break
    assert len({hit.subject_id for hit in seen}) == 7
    assert [hit.day for hit in seen] == sorted((hit.day for hit in seen), reverse=True)


@pytest.mark.django_db
def test_the_passage_marks_the_word_that_was_searched(office):
    _put(office.agency, "公告", text="经研究，现将" + "我镇" * 40 + "特困供养名单予以公示。")
    (hit,) = find(text="特困").rows
    assert ("特困", True) in hit.snippet


@pytest.mark.django_db
def test_many_things_at_once_are_found_and_an_agency_is_emptied_of_one_kind(office):
    things = [
        services.Findable("record", uuid.uuid4(), f"补贴名单{number}", "", date(2020, 1, 1), public=True)
        for number in range(3)
    ]
    assert services.put_many(agency=office.agency, things=things) == 3
    assert services.put_many(agency=office.agency, things=things) == 3
    _put(office.agency, "补贴目录", kind="item")
    assert len(find(text="补贴").rows) == 4
    services.forget_agency(agency=office.agency, kind="record")
    assert [hit.kind for hit in find(text="补贴").rows] == ["item"]


@pytest.mark.django_db
def test_ids_that_give_one_number_do_not_push_each_other_out(office):
    """Whole numbers for the engine are half an id: two ids can give the same one."""
    first, second = uuid.UUID(int=5 << 64 | 9), uuid.UUID(int=9 << 64 | 5)
    for known, title in ((first, "甲村公示"), (second, "乙村公示")):
        services.put(
            agency=office.agency,
            kind="record",
            subject_id=known,
            title=title,
            text="",
            day=date(2020, 1, 1),
            public=True,
        )
    assert {hit.subject_id for hit in find(text="公示").rows} == {first, second}
