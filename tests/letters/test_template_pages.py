"""文书模板: every sample opens, an own template is uploaded and shown, a wrong one says what to mend."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from gongkai.letters import queries, services
from gongkai.letters.kinds import all_kinds, letter_kind
from gongkai.letters.sample import sample_sender
from gongkai.letters.templates_own import blank_template


def url(name: str, *arguments: object) -> str:
    return reverse(f"workbench:{name}", args=arguments)


def test_the_list_names_every_kind(office, client):
    client.force_login(office.wang)
    text = client.get(url("letter-kinds")).content.decode()
    assert all(kind.law.name in text for kind in all_kinds())


@pytest.mark.parametrize("kind", [kind.id for kind in all_kinds()])
def test_a_kind_opens_with_its_sample(office, client, kind):
    client.force_login(office.wang)
    page = client.get(url("letter-kind", kind))
    assert page.status_code == 200 and "青石镇人民政府" in page.content.decode()
    blank = client.get(url("letter-sample", kind, "blank"))
    assert blank.status_code == 200 and blank.content[:2] == b"PK"


def test_samples_come_in_every_format(office, client):
    client.force_login(office.wang)
    for fmt, mark in (("pdf", b"%PDF"), ("docx", b"PK"), ("html", b"<!doctype")):
        answer = client.get(url("letter-sample", "grant", fmt))
        assert answer.content.startswith(mark) and answer["X-Content-Type-Options"] == "nosniff"
    assert client.get(url("letter-sample", "grant", "exe")).status_code == 404
    assert client.get(url("letter-kind", "nothing")).status_code == 404


def test_the_head_uploads_a_template_and_goes_back(office, client):
    client.force_login(office.sun)
    data = blank_template(letter_kind("grant"), sample_sender(), on=date(2026, 3, 18))
    page = client.post(
        url("letter-kind", "grant"), {"file": SimpleUploadedFile("公开.docx", data)}, follow=True
    )
    assert "本单位的模板，第 1 版" in page.content.decode()
    assert client.get(url("letter-sample", "grant", "pdf")).content.startswith(b"%PDF")
    client.post(url("letter-retire", "grant"))
    assert queries.active_template("grant") is None


def test_a_wrong_template_says_what_is_missing(office, client):
    client.force_login(office.sun)
    data = blank_template(letter_kind("fee"), sample_sender(), on=date(2026, 3, 18))
    page = client.post(url("letter-kind", "grant"), {"file": SimpleUploadedFile("x.docx", data)})
    assert "缺少这些要素" in page.content.decode() and queries.active_template("grant") is None


def test_a_clerk_looks_and_may_not_change(office, client):
    client.force_login(office.wang)
    data = blank_template(letter_kind("grant"), sample_sender(), on=date(2026, 3, 18))
    answer = client.post(url("letter-kind", "grant"), {"file": SimpleUploadedFile("x.docx", data)})
    assert answer.status_code == 403
    assert client.post(url("letter-sentence", "grant", "GRANT"), {"words": "x"}).status_code == 403


def test_a_sentence_is_changed_and_shows(office, client):
    client.force_login(office.sun)
    client.post(url("letter-sentence", "grant", "GRANT"), {"words": "{you}要的，给{you}。"})
    assert "您要的，给您。" in client.get(url("letter-kind", "grant")).content.decode()
    assert client.get(url("letter-sentence", "grant", "D_SECRET")).status_code == 404
    services.set_sentence(key="GRANT", words="", actor=office.sun)


def test_channels_are_kept(office, client):
    client.force_login(office.sun)
    client.post(
        url("letter-kinds"), {"online_url": "https://fuyi.example.gov.cn/", "complaint_body": "县政府办"}
    )
    assert queries.sender_of(office.agency).forum.complaint_body == "县政府办"


def test_visitors_and_strangers_get_nothing(office, client):
    assert client.get(url("letter-kinds")).status_code == 302
    client.force_login(office.zhou)
    services_page = client.get(url("letter-kinds"))
    assert services_page.status_code == 200 and "青石镇" not in services_page.content.decode()
