"""The pages of a letter: written, handed in, passed, signed, served; each act says first what follows."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from gongkai.casework.answering.content import newest
from gongkai.casework.answering.drafting import draft_answer
from gongkai.casework.guided import Part, keep_choice
from gongkai.casework.models import CaseLetter
from gongkai_law.review import self_check_items
from tests.casework.answering import (
    DAY,
    at,
    drafted,
    hand_in,
    own_facts,
    put_on_file,
    ready_office,
    reviewed,
    signed,
)


@pytest.fixture
def he(office):
    with at(DAY):
        yield ready_office(office)


def url(name: str, *arguments: object) -> str:
    return reverse(f"workbench:{name}", args=arguments)


def test_the_whole_way_through_the_pages(office, he, client):
    case = hand_in(office)
    put_on_file(case, "D_THIRD_PARTY")
    keep_choice(disclosure_request=case, parts=[Part("D_THIRD_PARTY")], actor=office.wang, on=DAY)
    client.force_login(office.wang)
    tab = client.get(url("request", case.pk) + "?tab=letters")
    assert "写答复书" in tab.content.decode()
    assert "起草以后可以改" in client.get(url("letter-answer", case.pk)).content.decode()
    client.post(url("letter-answer", case.pk))
    letter = CaseLetter.objects.get()
    page = client.get(url("letter", letter.pk)).content.decode()
    assert "还不能送审" in page and "理由" in page
    form = {f"letter-{key}": value for key, value in own_facts("refusal").items() if isinstance(value, str)}
    saved = client.post(
        url("letter-edit", letter.pk), {**form, "letter-addressee": "刘敏", "letter-asked": "低保", "seen": 1}
    )
    assert saved.status_code == 302
    letter.refresh_from_db()
    assert letter.version == 2
    assert "还不能送审" not in client.get(url("letter", letter.pk)).content.decode()
    client.post(url("letter-act", letter.pk, "submit"), {item.id: "no" for item in self_check_items()})
    for person in (he, office.li):
        client.force_login(person)
        assert client.post(url("letter-act", letter.pk, "pass"), {"opinion": "同意"}).status_code == 302
    client.force_login(office.zhao)
    assert "签发" in client.get(url("letter-act", letter.pk, "sign")).content.decode()
    client.post(url("letter-act", letter.pk, "sign"), {"opinion": ""})
    letter.refresh_from_db()
    assert letter.document_number == "青石镇公开复〔2026〕1号"
    client.force_login(office.wang)
    proof = SimpleUploadedFile("回执.png", b"\x89PNG\r\n\x1a\n" + b"0" * 64)
    answer = client.post(
        url("letter-act", letter.pk, "serve"),
        {"way": "post", "served_on": DAY, "carrier": "挂号信", "carrier_number": "XA1", "proof": proof},
        follow=True,
    )
    assert "已送达" in answer.content.decode() and "保护第三方合法权益" in answer.content.decode()
    case.refresh_from_db()
    assert case.closed_on == DAY
    assert client.get(url("letter-file", letter.pk, "pdf")).status_code == 200


def test_a_private_courier_is_refused_on_the_page(office, he, client):
    letter = signed(office, he)
    client.force_login(office.wang)
    proof = SimpleUploadedFile("回执.png", b"\x89PNG\r\n\x1a\n" + b"0" * 64)
    page = client.post(
        url("letter-act", letter.pk, "serve"),
        {"way": "post", "served_on": DAY, "carrier": "顺丰", "carrier_number": "SF1", "proof": proof},
    )
    assert "不是邮政企业" in page.content.decode()


def test_every_page_of_a_draft_opens(office, he, client):
    letter = drafted(office)
    client.force_login(office.wang)
    for name in ("letter", "letter-edit", "letter-text", "letter-compare"):
        assert client.get(url(name, letter.pk)).status_code == 200, name
    for fmt in ("pdf", "docx", "html"):
        assert client.get(url("letter-file", letter.pk, fmt)).status_code == 200
    for act in ("submit", "void"):
        assert client.get(url("letter-act", letter.pk, act)).status_code == 200
    assert client.get(url("letter-act", letter.pk, "serve")).status_code == 409
    assert client.get(url("letter-act", letter.pk, "nothing")).status_code == 404
    assert client.get(url("letter-compare", letter.pk) + "?from=9&to=x").status_code == 404


def test_the_text_is_edited_by_hand_and_a_lost_fact_is_told(office, he, client):
    letter = drafted(office)
    client.force_login(office.wang)
    text = client.get(url("letter-text", letter.pk)).context["form"].initial["text"]
    client.post(
        url("letter-text", letter.pk),
        {"text": text.replace("特此告知。", "专此告知。"), "seen": 2, "why": "换个说法"},
    )
    letter.refresh_from_db()
    assert "专此告知" in "".join(newest(letter).lines)
    broken = text.replace("先向", "可向").replace(letter.disclosure_request.number, "某号")
    client.post(url("letter-text", letter.pk), {"text": broken, "seen": 3})
    assert "找不到“申请登记号”" in client.get(url("letter", letter.pk)).content.decode()


def test_several_answers_have_their_own_fields(office, he, client):
    letter = draft_answer(
        disclosure_request=hand_in(office),
        actor=office.wang,
        parts=[Part("GRANT"), Part("PARTIAL", "D_SECRET")],
    )
    client.force_login(office.wang)
    page = client.get(url("letter-edit", letter.pk)).content.decode()
    assert "part0-access_way" in page and "part1-withheld_passages" in page
    data = {
        "seen": 1,
        "letter-asked": "全部",
        "part0-access_way": "随信",
        "part1-withheld_passages": "第1页｜条例第十四条｜定密",
        "part1-bases": ["D_SECRET"],
    }
    client.post(url("letter-edit", letter.pk), data)
    letter.refresh_from_db()
    facts = newest(letter).facts
    assert facts["parts"][0]["access_way"] == "随信"
    assert facts["parts"][1]["withheld_passages"] == [
        {"where": "第1页", "basis": "条例第十四条", "reasons": "定密"}
    ]


@pytest.mark.parametrize("name", ["letter", "letter-edit", "letter-text", "letter-compare"])
def test_strangers_and_visitors_see_no_letter(office, he, client, name):
    letter = drafted(office)
    assert client.get(url(name, letter.pk)).status_code == 302
    client.force_login(office.zhou)
    assert client.get(url(name, letter.pk)).status_code == 403


def test_the_reviewer_cannot_hand_in_and_the_clerk_cannot_pass(office, he, client):
    letter = drafted(office)
    client.force_login(office.li)
    assert client.get(url("letter-act", letter.pk, "submit")).status_code == 403
    reviewed(office, he, letter)
    client.force_login(office.wang)
    assert client.get(url("letter-act", letter.pk, "sign")).status_code == 403


def test_letters_of_acts_are_begun_from_the_tab(office, he, client):
    from datetime import date

    from gongkai.casework.handling.correction import request_correction

    case = hand_in(office)
    found = request_correction(
        disclosure_request=case, points="写明年份", due=date(2026, 4, 8), on=DAY, actor=office.wang
    )
    client.force_login(office.wang)
    assert "办过的事，还没有出文书" in client.get(url("request", case.pk) + "?tab=letters").content.decode()
    client.post(url("letter-begin", case.pk, "correction"), {"act": f"correction:{found.pk}"})
    assert CaseLetter.objects.get().kind == "correction"
    assert client.post(url("letter-begin", case.pk, "fee"), {"act": "x"}).status_code == 404


def test_the_review_page_shows_a_letter_and_leads_to_its_own_page(office, he, client):
    from gongkai.casework.answering.reviewing import review_of

    letter = reviewed(office, he, drafted(office))
    letter.refresh_from_db()
    client.force_login(office.zhao)
    page = client.get(reverse("workbench:review", args=[review_of(letter).pk])).content.decode()
    assert "到文书页去办" in page and url("letter", letter.pk) in page and "批准</a>" not in page


def test_a_letter_is_edited_in_word_and_comes_back(office, he, client):
    import io

    import docx

    letter = drafted(office, "PARTIAL", "partial")
    client.force_login(office.wang)
    data = client.get(url("letter-file", letter.pk, "docx")).content
    document = docx.Document(io.BytesIO(data))
    place = next(p for p in document.paragraphs if p.text == "特此告知。")
    place.runs[0].text = "专此告知。"
    stream = io.BytesIO()
    document.save(stream)
    upload = SimpleUploadedFile("改.docx", stream.getvalue())
    assert (
        client.post(url("letter-text", letter.pk), {"word": "1", "seen": 2, "file": upload}).status_code
        == 302
    )
    letter.refresh_from_db()
    lines = newest(letter).lines
    assert "专此告知。" in lines and "# 一、公开的部分" in lines and lines[0] == "刘敏："
    assert "还不能送审" not in client.get(url("letter", letter.pk)).content.decode()
    other = SimpleUploadedFile("x.docx", b"no docx")
    page = client.post(url("letter-text", letter.pk), {"word": "1", "seen": 3, "file": other})
    assert page.status_code == 200 and "error-box" in page.content.decode()


def test_a_letters_review_is_not_acted_on_elsewhere(office, he, client):
    from gongkai.casework.answering.reviewing import review_of

    letter = reviewed(office, he, drafted(office))
    letter.refresh_from_db()
    client.force_login(office.zhao)
    act = reverse("workbench:review-act", args=[review_of(letter).pk, "back"])
    assert client.post(act, {"opinion": "退"})["Location"] == url("letter", letter.pk)
    letter.refresh_from_db()
    assert letter.state == "in_review" and review_of(letter).ended_at is None


def test_a_slip_is_printed_to_be_signed_on_delivery(office, he, client):
    from tests.letters.test_kinds import pdf_pages

    letter = signed(office, he)
    client.force_login(office.wang)
    answer = client.get(url("letter-slip", letter.pk))
    text = "".join("".join(pdf_pages(answer.content)).split())
    assert "送达回证" in text and "青石镇公开复〔2026〕1号" in text and "刘敏" in text and "请填" not in text
    draft = drafted(office, case=hand_in(office))
    assert client.get(url("letter-slip", draft.pk)).status_code == 404
