"""What the public reads: lists, the document page, files, the library, the feed; gone after their term everywhere."""

from __future__ import annotations

import io
from datetime import timedelta

import docx
import pypdfium2
import pytest
from django.test import Client
from django.utils import timezone

from gongkai.documents.services import store_file
from gongkai.publishing import gate, policies, relations
from gongkai.publishing.models import Record
from gongkai.search.queries import find
from tests.cast import Office
from tests.publishing.making import approved, draft, published

BODY = "<h2>一、总体要求</h2><p>秸秆禁烧，人人有责。</p><table><tr><th>村</th><th>面积</th></tr><tr><td>东村</td><td>12</td></tr></table>"


def page(record: Record, more: str = "") -> str:
    return f"/qingshi/records/{record.pk}/{more}"


def normative(office: Office, title: str, number: str) -> Record:
    record = draft(
        office,
        title=title,
        category="normative",
        document_number=number,
        effective_on=timezone.localdate(),
        body=BODY,
        subject_class="s06",
    )
    for stage in ("legal_check", "deliberation", "signed", "registered"):
        policies.set_stage(record=record, stage_id=stage, on=timezone.localdate(), actor=office.wang)
    published(office, record)
    return record


def test_the_document_page_has_its_table_text_and_stamp(office: Office, client: Client) -> None:
    record, version = published(office, body=BODY, document_number="青政〔2026〕3号", subject_class="s06")
    answer = client.get(page(record))
    words = answer.content.decode()
    for each in (
        "索引号",
        "主题分类",
        "农业、林业、水利",
        "青政〔2026〕3号",
        "秸秆禁烧",
        record.index_number,
    ):
        assert each in words
    assert f'name="ArticleTitle" content="{version.title}"' in words
    assert str(record.pk.hex) in answer["ETag"]
    assert client.get(page(record), headers={"if-none-match": answer["ETag"]}).status_code == 304


def test_the_stamp_changes_with_validity(office: Office, client: Client) -> None:
    record, _ = published(office)
    before = client.get(page(record))["ETag"]
    relations.set_validity(
        record=record, validity="expired", on=timezone.localdate(), reason="到期", actor=office.wang
    )
    assert client.get(page(record))["ETag"] != before


def test_word_and_pdf_say_what_the_page_says(office: Office, client: Client) -> None:
    record, _ = published(office, body=BODY)
    word = docx.Document(io.BytesIO(client.get(page(record, "record.docx")).content))
    text = "\n".join(p.text for p in word.paragraphs)
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    assert "秸秆禁烧，人人有责。" in text and {"东村", "12", record.index_number} <= set(cells)
    pdf = pypdfium2.PdfDocument(client.get(page(record, "record.pdf")).content)
    assert "秸秆禁烧" in pdf[0].get_textpage().get_text_range().replace("\r\n", "").replace("\n", "")
    assert client.get(page(record, "record.exe")).status_code == 404


def test_an_attachment_is_a_download_never_a_page(office: Office, client: Client) -> None:
    record = draft(office)
    stored = store_file(
        agency=office.agency,
        actor=office.wang,
        stream=io.BytesIO(b"<script>alert(1)</script>"),
        name="x.html",
        purpose="attachment",
        subject_kind="record",
        subject_id=record.pk,
    )
    address = page(record, f"files/{stored.pk}/")
    assert client.get(address).status_code == 404
    published(office, record)
    answer = client.get(address)
    assert (
        answer["Content-Disposition"].startswith("attachment")
        and answer["X-Content-Type-Options"] == "nosniff"
    )
    gate.take_down(record=record, actor=office.zhao, reason="错了")
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("state", ["draft", "approved"])
def test_what_is_not_public_has_no_page(office: Office, client: Client, state: str) -> None:
    record = draft(office)
    if state == "approved":
        approved(office, record)
    assert client.get(page(record)).status_code == 404
    assert record.title not in client.get("/qingshi/records/").content.decode()
    assert record.title not in client.get("/qingshi/feed.atom").content.decode()


def test_another_agencys_address_shows_nothing(office: Office, client: Client) -> None:
    record, _ = published(office)
    assert client.get(f"/baishui/records/{record.pk}/").status_code == 404


def test_a_list_is_gone_everywhere_after_its_term(
    office: Office, client: Client, django_capture_on_commit_callbacks: object
) -> None:
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        record, _ = published(office, title="低保名单公示", public_until=timezone.localdate())
    places = (page(record), "/qingshi/records/", "/qingshi/feed.atom", "/qingshi/records/?q=低保")
    for address in places:
        assert "低保名单公示" in client.get(address).content.decode(), address
    assert find(text="低保名单", agencies=[office.agency.pk]).rows
    Record.objects.filter(pk=record.pk).update(public_until=timezone.localdate() - timedelta(days=1))
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        assert client.get(page(record)).status_code == 404
    for address in places[1:]:
        assert "低保名单公示" not in client.get(address).content.decode(), address
    assert not find(text="低保名单", agencies=[office.agency.pk]).rows
    record.refresh_from_db()
    assert record.state == "expired"


def test_the_text_is_found_by_words(
    office: Office, client: Client, django_capture_on_commit_callbacks: object
) -> None:
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        record, _ = published(office, body=BODY)
    assert record.title in client.get("/qingshi/records/?q=东村").content.decode()
    assert record.title not in client.get("/qingshi/records/?q=没有的词").content.decode()
    assert record.title in client.get("/qingshi/records/?category=notice").content.decode()
    assert record.title not in client.get("/qingshi/records/?category=plan&year=x").content.decode()


def test_a_repealed_document_stays_with_its_badge_and_both_point_at_each_other(
    office: Office, client: Client
) -> None:
    old = normative(office, "秸秆禁烧办法", "青政〔2026〕1号")
    new = draft(
        office,
        title="秸秆综合利用办法",
        category="normative",
        document_number="青政〔2026〕2号",
        effective_on=timezone.localdate(),
    )
    for stage in ("legal_check", "deliberation", "signed", "registered"):
        policies.set_stage(record=new, stage_id=stage, on=timezone.localdate(), actor=office.wang)
    relations.relate(source=new, target=old, kind="repeals", actor=office.wang)
    old.refresh_from_db()
    assert old.validity == "in_force"
    published(office, new)
    old.refresh_from_db()
    assert (old.validity, old.repealed_on) == ("repealed", timezone.localdate())
    words = client.get(page(old)).content.decode()
    assert "已废止" in words and "秸秆综合利用办法" in words and "秸秆禁烧，人人有责" in words
    assert "秸秆禁烧办法" in client.get(page(new)).content.decode()
    library = client.get("/qingshi/normative/").content.decode()
    assert "已废止" in library and "有效（1）" in library
    only = client.get("/qingshi/normative/?validity=repealed").content.decode()
    assert "秸秆禁烧办法" in only and "秸秆综合利用办法</a>" not in only


def test_an_interpretation_points_both_ways_once_both_are_public(office: Office, client: Client) -> None:
    policy = normative(office, "秸秆禁烧办法", "青政〔2026〕1号")
    reading = draft(office, title="一图读懂秸秆禁烧办法", category="interpretation")
    relations.relate(source=reading, target=policy, kind="interprets", actor=office.wang)
    assert "一图读懂" not in client.get(page(policy)).content.decode()
    published(office, reading)
    assert "一图读懂" in client.get(page(policy)).content.decode()
    assert "秸秆禁烧办法" in client.get(page(reading)).content.decode()


def test_the_feed_is_atom_with_stable_ids(office: Office, client: Client) -> None:
    record, _ = published(office)
    answer = client.get("/qingshi/feed.atom")
    assert answer["Content-Type"].startswith("application/atom+xml")
    assert f"urn:uuid:{record.pk}" in answer.content.decode()


def test_pages_ask_a_set_number_of_questions(
    office: Office, client: Client, django_assert_max_num_queries: object
) -> None:
    for n in range(12):
        published(office, title=f"通知{n}")
    with django_assert_max_num_queries(8):  # type: ignore[operator]
        assert client.get("/qingshi/records/").status_code == 200
