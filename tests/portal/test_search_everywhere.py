"""Finding public records over all agencies from the front page."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from gongkai.agencies.scope import agency_scope
from gongkai.cli import main
from gongkai.documents.sheets import filled
from gongkai.publishing import gate
from gongkai.publishing.ledger import RECORDS, import_records
from gongkai.publishing.models import Record

ROW = {
    "title": "徐庄村2020年低保公示",
    "category": "公告公示",
    "formed_on": "2020-05-06",
    "published_on": "2020-05-08",
    "channels": "县政府信息公开平台",
    "drafted_by": "王芳",
    "reviewed_by": "李明",
    "reviewed_on": "2020-05-07",
    "approved_by": "赵强",
    "approved_on": "2020-05-07",
}


@pytest.fixture
def published(office, django_capture_on_commit_callbacks):
    with agency_scope(office.agency.pk), django_capture_on_commit_callbacks(execute=True):
        import_records(
            data=filled(RECORDS, [ROW]), file_name="台账.xlsx", actor=office.wang, today=date(2021, 1, 4)
        )
        return Record.objects.get()


def test_a_ledger_taken_in_is_found_by_the_name_of_a_village(published, client):
    page = client.get(reverse("portal:home"), {"q": "徐庄"})
    assert "徐庄村2020年低保公示" in page.text
    assert reverse("portal:record", args=[published.agency.slug, published.pk]) in page.text
    assert "没有找到" in client.get(reverse("portal:home"), {"q": "张庄"}).text


def test_what_came_down_is_found_no_more(published, office, client, django_capture_on_commit_callbacks):
    with agency_scope(office.agency.pk), django_capture_on_commit_callbacks(execute=True):
        gate.take_down(record=published, actor=office.zhao, reason="公示期满前发现有误")
    assert "没有找到" in client.get(reverse("portal:home"), {"q": "徐庄"}).text


def test_what_came_down_behind_the_index_is_not_shown(published, office, client):
    with agency_scope(office.agency.pk):
        gate.take_down(record=published, actor=office.zhao, reason="公示期满前发现有误")
    assert "徐庄村" not in client.get(reverse("portal:home"), {"q": "徐庄"}).text.split("<ul", 1)[-1]


def test_the_index_is_built_anew_by_command(published, office, client, capsys):
    from gongkai.search.models import SearchEntry

    assert main(["reindex", "--agency", office.agency.slug]) == 0
    assert "1 条" in capsys.readouterr().out
    SearchEntry.unscoped.all().delete()
    assert main(["reindex"]) == 0
    assert f"{office.agency.short_name}：1 条" in capsys.readouterr().out
    assert "徐庄村" in client.get(reverse("portal:home"), {"q": "徐庄"}).text
    assert main(["reindex", "--agency", "nowhere"]) == 2
