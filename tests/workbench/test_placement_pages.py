"""Pages of the channels: open for those who serve, closed to others; papers come out, acts are done on them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from gongkai.publishing import placing
from gongkai.publishing.models import BroadcastSlot, Placement, PlacementPhoto
from tests.publishing.making import published
from tests.publishing.test_evidence import photo

TODAY = timezone.localdate()


def url(name, *arguments):
    return reverse(f"workbench:record-{name}", args=arguments)


@pytest.fixture
def record(office):
    return published(office, title="关于防火的通知", body="<p>各村：</p><p>每户补贴120元。</p>")[0]


def plan(office, record, channel):
    return placing.plan_placement(record=record, channel=channel, actor=office.wang)


@pytest.fixture
def pages(office, record):
    board, radio, wechat = (plan(office, record, key) for key in ("notice_board", "broadcast", "wechat"))
    return [
        url("boards"), url("channels", record.pk), url("placement", board.pk), url("placement", radio.pk),
        url("placement-post", board.pk), url("placement-post", radio.pk), url("placement-post", wechat.pk),
        url("placement-down", board.pk), url("placement-photo", board.pk), url("placement-slot", radio.pk),
        url("placement-sheet", board.pk, "a3"), url("placement-sheet", board.pk, "a4"),
        url("placement-script", radio.pk), url("placement-export", wechat.pk),
        reverse("workbench:record", args=[record.pk]),
    ]  # fmt: skip


def test_every_page_opens_for_the_clerk(office, pages, client):
    client.force_login(office.wang)
    for page in pages:
        assert client.get(page).status_code == 200, page


def test_every_page_asks_a_visitor_to_sign_in_and_refuses_a_stranger(office, pages, client):
    for page in pages:
        assert client.get(page).status_code == 302, page
    client.force_login(office.zhou)
    for page in pages[1:]:
        assert client.get(page).status_code in (403, 404), page


def test_a_sheet_is_a_pdf_with_its_serial(office, record, client):
    board = plan(office, record, "notice_board")
    client.force_login(office.wang)
    response = client.get(url("placement-sheet", board.pk, "a3"))
    assert response["Content-Type"] == "application/pdf" and response.content.startswith(b"%PDF")
    board.refresh_from_db()
    assert board.serial in response["Content-Disposition"]
    assert client.get(url("placement-sheet", board.pk, "a5")).status_code == 404
    radio = plan(office, record, "broadcast")
    assert client.get(url("placement-sheet", radio.pk, "a3")).status_code == 409
    assert client.get(url("placement-script", board.pk)).status_code == 404


def test_a_board_is_planned_posted_pictured_and_taken_down_on_its_pages(office, record, client):
    client.force_login(office.wang)
    client.post(url("channels", record.pk), {"channel": "notice_board", "place": "镇政府门口"})
    board = Placement.objects.get(channel="notice_board")
    client.post(url("placement-post", board.pk), {"posted_on": TODAY, "place": "", "until": TODAY})
    assert Placement.objects.get(pk=board.pk).state == "planned"
    client.post(
        url("placement-post", board.pk), {"posted_on": TODAY, "place": "门口", "until": TODAY + timedelta(7)}
    )
    stream = photo()
    stream.name = "IMG.jpg"
    client.post(url("placement-photo", board.pk), {"photo": stream, "moment": "posted"})
    kept = PlacementPhoto.objects.get()
    picture = client.get(url("placement-picture", board.pk, kept.pk))
    assert picture["Content-Type"] == "image/jpeg" and b"".join(picture.streaming_content)[:2] == b"\xff\xd8"
    client.post(url("placement-down", board.pk), {"on": TODAY, "reason": "换新件"})
    assert Placement.objects.get(pk=board.pk).state == "taken_down"


def test_a_time_on_air_is_noted_on_its_page(office, record, client):
    radio = plan(office, record, "broadcast")
    placing.post_placement(placement=radio, posted_on=TODAY, place="各村", actor=office.wang)
    client.force_login(office.wang)
    began = timezone.localtime() - timedelta(minutes=1)
    client.post(
        url("placement-slot", radio.pk),
        {"started_at": began.strftime("%Y-%m-%dT%H:%M"), "minutes": 5, "place": "东村", "language": "方言", "operator": "李响"},
    )  # fmt: skip
    assert BroadcastSlot.objects.get().language == "方言"


def test_a_plan_is_dropped_by_a_button(office, record, client):
    board = plan(office, record, "notice_board")
    client.force_login(office.wang)
    client.post(url("placement-cancel", board.pk))
    assert not Placement.objects.filter(pk=board.pk).exists()
