"""Taking a faulty ledger lists its faults by row and column, as looking at it does, and keeps nothing."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from gongkai.casework.ledger import REQUESTS
from gongkai.casework.models import DisclosureRequest
from gongkai.documents import sheets

ROW = {
    "applicant_name": "刘敏",
    "applicant_kind": "自然人",
    "channel": "当面提交",
    "submitted_on": "2025-03-03",
    "subject": "危房改造名单",
}


def send(client, step, *rows):
    upload = SimpleUploadedFile("2025.xlsx", sheets.filled(REQUESTS, [{**ROW, **row} for row in rows]))
    return client.post(reverse("workbench:ledger-import", args=["requests"]), {"file": upload, "step": step})


def test_both_steps_list_the_same_faults(office, client):
    client.force_login(office.wang)
    faulty = ({}, {"channel": "托人带话"}, {"closed_on": "2025-03-20"})
    pages = [send(client, step, *faulty).content.decode() for step in ("look", "take")]
    for page in pages:
        assert "2 处要改" in page and "提出方式" in page and "写了办结日期，没有写答复类型" in page
    assert not DisclosureRequest.objects.exists()


def test_a_ledger_in_order_is_taken(office, client):
    client.force_login(office.wang)
    assert send(client, "take", {}).status_code == 302
    assert DisclosureRequest.objects.get().number == "2025-0001"
