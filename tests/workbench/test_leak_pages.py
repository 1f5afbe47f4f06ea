"""The leak gate's pages: a list is blocked with every finding in its place, masked in one click, never shown in clear."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from gongkai.agencies.models import Role
from gongkai.audit.models import AuditEntry
from gongkai.documents.models import Derivation, FileAccess, OfficeWord, StoredFile
from tests.cast import person
from tests.documents import lists

NUMBERS = (lists.FIRST, lists.SECOND, lists.CHILD, lists.KEPT, "13800000001")


@pytest.fixture
def clerk(office, client):
    client.force_login(office.wang)
    return client


def upload(client, data=None, name="李村低保名单.xlsx", title="李村2024年低保名单"):
    given = SimpleUploadedFile(name, data or lists.minimum_living_list())
    return client.post(reverse("workbench:leaks"), {"file": given, "title": title}, follow=True)


def original():
    return StoredFile.objects.get(derived_from=None)


def test_a_list_is_blocked_with_every_finding_in_its_place(clerk):
    text = upload(clerk).content.decode()
    assert "拦下了" in text
    for place in ("工作表“名单”", "工作表“名单”批注 B3", "工作表“底稿”（隐藏）", "打开文件看不见"):
        assert place in text
    assert not [number for number in NUMBERS if number in text]
    assert "患病" not in text
    assert original().access == FileAccess.RESTRICTED


def test_one_click_makes_the_public_copy_and_says_what_was_dropped(clerk):
    upload(clerk)
    address = reverse("workbench:leak-file", args=[original().pk])
    form = clerk.get(address).context["form"]
    text = clerk.post(address, form.initial, follow=True).content.decode()
    for words in (
        "公开件做好了",
        "删去了身份证号、联系电话、健康状况",
        "1 个未成年人用编号代替姓名",
        "没有带进公开件",
    ):
        assert words in text
    assert StoredFile.objects.get(derived_from=original()).derivation == Derivation.MASKED
    assert form.initial["list_key"] == "minimum_living"


def test_a_file_that_cannot_be_read_is_said_with_what_to_do(clerk):
    text = upload(clerk, b"PK\x03\x04x", "坏.xlsx").content.decode()
    assert "这个文件查不了" in text and "损坏" in text


def test_a_clean_text_is_called_clean(clerk):
    assert "没有查到个人信息" in upload(clerk, "明天开会。".encode(), "通知.txt").content.decode()


def test_a_script_in_a_cell_is_shown_as_text(clerk):
    data = f"姓名,身份证号\n<script>alert(1)</script>,{lists.FIRST}\n".encode()
    text = upload(clerk, data, "名单.csv").content.decode()
    assert "<script>alert" not in text and "&lt;script&gt;" in text


def test_strangers_and_village_people_see_no_original(office, client, clerk):
    upload(clerk)
    address = reverse("workbench:leak-file", args=[original().pk])
    for stranger in (office.zhou, office.chen):
        client.force_login(stranger)
        assert client.get(address).status_code == 403


def test_the_office_keeps_its_own_numbers_and_words(office, client):
    client.force_login(office.li)
    address = reverse("workbench:leak-lists")
    client.post(address, {"c-value": "13800000001", "c-owner": "热线", "contact": "1"})
    client.post(address, {"w-wrong": "葛寨乡", "w-right": "葛寨镇", "word": "1"})
    text = client.get(address).content.decode()
    assert "13800000001" in text and "葛寨乡" in text
    entry = OfficeWord.objects.get()
    client.post(reverse("workbench:leak-list-end", args=["word", entry.pk]))
    assert OfficeWord.objects.filter(ended_at=None).count() == 0
    assert AuditEntry.objects.filter(act__startswith="leak.").count() == 3


def test_a_clerk_does_not_change_the_lists(clerk):
    answer = clerk.post(reverse("workbench:leak-lists"), {"w-wrong": "葛寨乡", "w-right": "", "word": "1"})
    assert answer.status_code == 403


def test_an_upload_without_a_file_says_so(clerk):
    assert "error-box" in clerk.post(reverse("workbench:leaks"), {"title": "x"}).content.decode()


def test_a_list_with_many_rows_shows_the_first_and_says_how_many_more(clerk):
    rows = "".join(f"张三{n},{lists.FIRST}\n" for n in range(100))
    text = upload(clerk, f"姓名,身份证号\n{rows}".encode(), "低保.csv").content.decode()
    assert "还有 61 行没有显示" in text


def test_a_village_clerk_has_his_own_list_masked_and_cannot_open_the_original(office, client):
    village = person("niu", "牛二", office.agency, Role.VILLAGE_CLERK)
    client.force_login(village)
    assert "拦下了" in upload(client).content.decode()
    address = reverse("workbench:leak-file", args=[original().pk])
    client.post(address, client.get(address).context["form"].initial)
    assert StoredFile.objects.filter(derivation=Derivation.MASKED).count() == 1
    refused = client.post(reverse("workbench:file-open", args=[original().pk]), {"reason": "看看"})
    assert refused.status_code == 302
    other = person("ma", "马三", office.agency, Role.VILLAGE_CLERK)
    client.force_login(other)
    assert client.get(address).status_code == 403
