"""The pages of the standard catalogue: open for those who serve, closed to others, acts say what comes before it comes."""

from __future__ import annotations

import io
from datetime import date

import openpyxl
import pytest
import time_machine
from django.urls import reverse

from gongkai.catalogue import queries
from gongkai.catalogue.models import Edition, Fulfilment, Obligation, Statement
from gongkai.catalogue.services import editions, fulfilling
from gongkai.catalogue.sheets.writing import write_edition
from gongkai.documents import sheets
from gongkai.publishing.gate import take_down
from gongkai.publishing.ledger import RECORDS, import_records
from gongkai.publishing.models import Record
from gongkai.publishing.obligations import tie_record
from gongkai.supervision import worklist
from tests.catalogue.making import adopted, item, owed

LEDGER_ROW = {
    "title": "青石镇第一季度最低生活保障对象名单", "category": "公告公示", "formed_on": "2020-01-08",
    "published_on": "2020-01-13", "channels": "县政府信息公开平台", "drafted_by": "王芳", "reviewed_by": "李明",
    "reviewed_on": "2020-01-09", "approved_by": "赵强", "approved_on": "2020-01-10",
}  # fmt: skip


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel("2020-10-15 09:00+08:00", tick=False):
        yield


@pytest.fixture
def record(office) -> Record:
    data = sheets.filled(RECORDS, [LEDGER_ROW])
    import_records(data=data, file_name="2020.xlsx", actor=office.wang, today=date(2020, 10, 15))
    return Record.objects.get()


def url(name, *arguments):
    return reverse(f"workbench:{name}", args=arguments)


@pytest.fixture
def pages(office, record):
    edition = adopted(office)
    draft = editions.amend_edition(edition=edition, actor=office.wang)
    first = owed("最低生活保障", "2020Q1")
    tied = tie_record(record=record, obligation=first, positions=[1, 2], actor=office.wang)
    said = owed("最低生活保障", "2020Q2")
    fulfilling.state_nothing(
        obligation=said, text="没有新增低保对象。", on=date(2020, 7, 1), actor=office.wang
    )
    low = item("最低生活保障")
    return [
        url("catalogue"), url("catalogue-import"), url("catalogue-edition", edition.pk),
        url("catalogue-edition", draft.pk), url("catalogue-adopt", draft.pk), url("catalogue-export", draft.pk),
        url("catalogue-item", low.pk), url("catalogue-item", first.item_id), url("catalogue-item-edit", low.pk),
        url("catalogue-item-units", low.pk), url("catalogue-item-event", first.item_id), url("catalogue-coverage"),
        url("catalogue-coverage") + "?by=unit&only=livelihood&after=3", url("catalogue-coverage") + "?year=2020",
        url("catalogue-coverage-export"), url("catalogue-cell", first.item_id) + "?year=2020&by=month&column=1",
        url("catalogue-cell", first.item_id) + "?year=2020&by=unit&column=own", url("catalogue-due"),
        url("catalogue-due") + "?state=fulfilled&unit=own", url("catalogue-obligation", first.pk),
        url("catalogue-obligation", said.pk) + "?q=低保", url("catalogue-nothing", said.pk),
        url("catalogue-withdraw", said.pk), url("catalogue-release", tied.pk), url("catalogue-record", record.pk),
        url("catalogue-record", record.pk) + "?q=低保", url("catalogue-tie", record.pk, first.pk),
        url("record", record.pk),
    ]  # fmt: skip


def test_every_page_opens_for_the_clerk(office, pages, client):
    client.force_login(office.wang)
    for page in pages:
        assert client.get(page).status_code == 200, page


def test_every_page_asks_a_visitor_to_sign_in_and_refuses_a_stranger(office, pages, client):
    for page in pages:
        assert client.get(page).status_code == 302, page
    client.force_login(office.zhou)
    for page in pages:
        if any(part.count("-") == 4 for part in page.split("/")):
            assert client.get(page).status_code in (403, 404), page


def test_an_office_without_a_catalogue_is_shown_the_two_ways_to_one(office, client):
    client.force_login(office.wang)
    text = client.get(url("catalogue")).content.decode()
    assert "导入目录" in text and "从样本开始" in text
    assert client.get(url("catalogue-coverage")).status_code == 302
    client.post(url("catalogue-sample"))
    assert Edition.objects.get().is_sample


def test_adopting_is_said_first_and_done_by_who_may(office, client):
    draft = editions.draft_sample(agency=office.agency, actor=office.wang)
    client.force_login(office.sun)
    assert "样本" in client.get(url("catalogue-adopt", draft.pk)).content.decode()
    assert Edition.objects.get().state == "draft"
    client.post(url("catalogue-adopt", draft.pk), {"since": "2020-01-02"})
    assert queries.current_edition() == Edition.objects.get()


def test_a_clerk_who_may_not_adopt_is_refused(office, client):
    draft = editions.draft_sample(agency=office.agency, actor=office.wang)
    client.force_login(office.wang)
    assert client.post(url("catalogue-adopt", draft.pk), {"since": "2020-01-02"}).status_code == 403
    assert Edition.objects.get().state == "draft"


def test_an_upload_is_looked_at_and_then_taken(office, client):
    data = write_edition(adopted(office))
    client.force_login(office.wang)
    for step, count in (("look", 1), ("take", 2)):
        stream = io.BytesIO(data)
        stream.name = "目录.xlsx"
        client.post(url("catalogue-import"), {"file": stream, "step": step, "amends": "on"})
        assert Edition.objects.count() == count
    assert Edition.objects.get(state="draft").amends is not None


def test_a_faulty_upload_shows_where(office, client):
    adopted(office)
    book = openpyxl.load_workbook(io.BytesIO(write_edition(queries.current_edition())))
    book["社会救助"]["F4"] = ""
    stream = io.BytesIO()
    book.save(stream)
    stream.seek(0)
    stream.name = "目录.xlsx"
    client.force_login(office.wang)
    text = client.post(url("catalogue-import"), {"file": stream, "step": "take"}).content.decode()
    assert Edition.objects.count() == 1
    assert "还没有导入" in text and "公开时限" in text


def test_a_tie_and_a_statement_are_made_and_undone(office, record, client):
    adopted(office)
    first, second = owed("最低生活保障", "2020Q1"), owed("最低生活保障", "2020Q2")
    client.force_login(office.wang)
    client.post(url("catalogue-tie", record.pk, first.pk), {"positions": ["1", "2"]})
    assert owed("最低生活保障", "2020Q1").met == "data"
    client.post(url("catalogue-release", Fulfilment.objects.get().pk), {"reason": "不是这一期"})
    assert owed("最低生活保障", "2020Q1").met == "none"
    client.post(url("catalogue-nothing", second.pk), {"text": "第二季度没有新增低保对象。"})
    assert Statement.objects.get().stated_by == "王芳"
    client.post(url("catalogue-withdraw", second.pk), {"reason": "后来查到一户"})
    assert owed("最低生活保障", "2020Q2").met == "none"


def test_an_event_and_units_and_an_edit_go_through_their_pages(office, client):
    edition = adopted(office)
    files = item("政府文件")
    client.force_login(office.wang)
    client.post(
        url("catalogue-item-event", files.pk), {"event_on": "2020-10-14", "matter": "青政〔2020〕1号"}
    )
    assert Obligation.objects.get(matter="青政〔2020〕1号").due_on == date(2020, 10, 19)
    draft = editions.amend_edition(edition=edition, actor=office.wang)
    changed = draft.items.get(level1="政府文件")
    form = {
        "area": "own", "level1": "政府文件", "content": "文件全文\n文号", "basis": "《政府信息公开条例》", "term": "及时公开",
        "subject": "本镇", "channels": ["website"], "audience": "all", "mode": "proactive", "on_township": "on",
    }  # fmt: skip
    client.post(url("catalogue-item-edit", changed.pk), form)
    changed.refresh_from_db()
    assert changed.term == "及时公开" and changed.elements.count() == 2
    client.post(url("catalogue-item-remove", changed.pk))
    assert not draft.items.filter(level1="政府文件").exists()
    client.post(url("catalogue-discard", draft.pk))
    assert Edition.objects.count() == 1


def test_a_further_year_is_computed_by_a_button(office, client):
    adopted(office)
    client.force_login(office.wang)
    client.post(url("catalogue-renew"), {"year": "2021"})
    assert Obligation.objects.filter(year=2021).exists()
    assert client.post(url("catalogue-renew"), {"year": "2031"}).status_code == 409


def test_what_is_due_stands_on_the_home_page_with_its_term(office):
    adopted(office)
    lists = worklist.today(office.agency, user=office.wang, on=date(2020, 10, 15))
    assert [each.due for each in lists.overdue if "标准目录" in each.why][0] == date(2020, 1, 20)
    soon = [each for each in lists.soon if "标准目录" in each.why]
    assert [(each.due, each.left) for each in soon] == [(date(2020, 10, 20), 3)]


def test_a_year_nobody_computed_stands_on_the_home_page(office):
    adopted(office)
    for on, said in ((date(2020, 10, 15), 0), (date(2021, 1, 4), 1)):
        lists = worklist.today(office.agency, user=office.wang, on=on)
        assert len([each for each in lists.soon if "还没有算出" in each.what]) == said


def test_much_that_is_overdue_is_one_line_with_its_number(office):
    draft = editions.draft_sample(agency=office.agency, actor=office.wang)
    editions.adopt_edition(edition=draft, since=date(2020, 1, 2), actor=office.sun)
    lists = worklist.today(office.agency, user=office.wang, on=date(2020, 12, 1))
    assert len([each for each in lists.overdue if "标准目录" in each.what]) == 1


def test_the_portal_shows_the_items_and_only_public_records(office, record, client):
    adopted(office)
    tie_record(record=record, obligation=owed("最低生活保障", "2020Q1"), positions=[1], actor=office.wang)
    address = reverse("portal:catalogue", args=["qingshi"])
    response = client.get(address)
    assert record.title in response.content.decode()
    assert client.get(address, headers={"If-None-Match": response["ETag"]}).status_code == 304
    book = openpyxl.load_workbook(
        io.BytesIO(client.get(reverse("portal:catalogue-xlsx", args=["qingshi"])).content)
    )
    assert "社会救助" in book.sheetnames
    take_down(record=record, actor=office.zhao, reason="内容有误")
    assert owed("最低生活保障", "2020Q1").met == "none"
    assert record.title not in client.get(address).content.decode()


def test_a_portal_without_a_catalogue_says_so(office, client):
    assert "还没有起用" in client.get(reverse("portal:catalogue", args=["qingshi"])).content.decode()
    assert client.get(reverse("portal:catalogue-xlsx", args=["qingshi"])).status_code == 404
