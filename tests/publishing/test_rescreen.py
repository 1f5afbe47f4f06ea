"""A list of words changed: what is published is screened again, and what is found comes to the work list."""

from __future__ import annotations

import argparse
import io

from django.urls import reverse
from django.utils import timezone

from gongkai.commands import rescreen as command
from gongkai.documents.leaks.rescreen import rescreen
from gongkai.documents.leaks.services import add_word
from gongkai.documents.leaks.sources import read_subject
from gongkai.documents.models import SubjectScreening
from gongkai.publishing import gate
from gongkai.publishing.attaching import add_attachment
from gongkai.publishing.blocking import blockers
from gongkai.publishing.content import attachments_of
from gongkai.supervision.worklist import today
from tests.documents import lists
from tests.publishing.making import draft, published


def dues(office):
    found = today(office.agency, user=office.wang, on=timezone.localdate())
    return [each.what for each in [*found.overdue, *found.soon]]


def test_a_new_word_brings_a_published_record_to_the_work_list(office):
    published(office, title="葛寨乡防火通知")
    assert rescreen(agency=office.agency).stopping == 0
    add_word(wrong="葛寨乡", right="葛寨镇", stops=True, note="", actor=office.li)
    found = rescreen(agency=office.agency)
    assert (found.screened, found.stopping) == (1, 1)
    assert dues(office) == ["葛寨乡防火通知"]


def test_what_is_withdrawn_leaves_the_work_list(office):
    record, _ = published(office, title="葛寨乡防火通知")
    add_word(wrong="葛寨乡", right="葛寨镇", stops=True, note="", actor=office.li)
    rescreen(agency=office.agency)
    gate.take_down(record=record, reason="名称写错", actor=office.zhao)
    assert rescreen(agency=office.agency).screened == 0
    assert dues(office) == []


def test_drafts_are_not_screened_again(office):
    draft(office)
    assert rescreen(agency=office.agency).screened == 0


def test_every_agencys_records_are_its_own(office):
    published(office)
    assert rescreen(agency=office.stranger).screened == 0


def test_the_command_says_what_it_found(office, capsys, monkeypatch):
    monkeypatch.setattr("gongkai.commands.demo.setup_django", lambda: None)
    published(office, title="葛寨乡防火通知")
    add_word(wrong="葛寨乡", right="葛寨镇", stops=True, note="", actor=office.li)
    assert command.run(argparse.Namespace(agency="qingshi", json=False)) == 1
    assert "青石镇：检查了 1 条已公开信息，1 条有不能公开的内容" in capsys.readouterr().out
    assert command.run(argparse.Namespace(agency="baishui", json=True)) == 0


def test_the_page_of_a_records_findings_lets_a_warning_stand(office, client):
    record = draft(office, body="联系电话：13800000001，身份证请带好。")
    client.force_login(office.wang)
    address = reverse("workbench:leak-subject", args=["record", record.pk])
    text = client.get(address).content.decode()
    assert "13800000001" not in text and "写理由保留" in text
    subject = read_subject("record", str(record.pk))
    assert subject is not None
    link = text.split("写理由保留")[0].rsplit('href="', 1)[1].split('"')[0].replace("&amp;", "&")
    form = client.get(link).context["form"]
    client.post(link.split("?")[0], {**form.initial, "reason": "村支书的公开电话"})
    assert "写了理由保留" in client.get(address).content.decode()


def test_strangers_see_no_findings(office, client):
    record = draft(office)
    client.force_login(office.zhou)
    assert client.get(reverse("workbench:leak-subject", args=["record", record.pk])).status_code == 403
    assert SubjectScreening.objects.count() == 0


def test_a_list_attached_to_a_record_is_replaced_by_its_public_copy(office, client):
    record = draft(office, title="李村2024年农村低保名单")
    stored = add_attachment(
        record=record, stream=io.BytesIO(lists.minimum_living_list()), name="名单.xlsx", actor=office.wang
    )
    assert [each.where for each in blockers(record) if each.stops] == ["leaks"]
    client.force_login(office.wang)
    address = reverse("workbench:leak-file", args=[stored.pk])
    form = client.get(address).context["form"]
    client.post(address, form.initial)
    assert [each.name for each in attachments_of(record)] == ["名单（公开件）.xlsx"]
    assert [each for each in blockers(record) if each.stops] == []
    record, version = published(office, record)
    assert [each["name"] for each in version.content["attachments"]] == ["名单（公开件）.xlsx"]
