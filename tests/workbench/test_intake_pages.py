"""The pages of taking in: doubts are shown before anything is registered, what was typed is kept, scans go into the file."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from gongkai.casework.models import DisclosureRequest
from gongkai.casework.papers import papers_of
from gongkai.casework.services import Intake, register_request
from gongkai.workbench.intake_forms import FilesField

NEW = {"applicant_kind": "natural", "applicant_name": "刘敏", "applicant_contact": "13900000000", "channel": "in_person",
       "submitted_on": "2025-03-03", "subject": "低保资金发放情况"}  # fmt: skip


@pytest.fixture
def clerk(office, client):
    client.force_login(office.wang)
    return client


def post(clerk, **change):
    return clerk.post(reverse("workbench:request-new"), {**NEW, **change})


def test_a_plain_request_is_registered_at_once(clerk):
    assert post(clerk).status_code == 302
    assert DisclosureRequest.objects.get().number == "2025-0001"


def test_a_purpose_is_never_asked(clerk):
    page = clerk.get(reverse("workbench:request-new")).text
    assert "用途" not in page.replace("材料", "") and "特殊需要" not in page


@pytest.mark.parametrize(
    ("change", "words"),
    [
        pytest.param({"applicant_identity": "110105194912310021"}, "校验位不对", id="wrong check digit"),
        pytest.param({}, "同一申请人", id="the same matter of the same applicant"),
        pytest.param({"applicant_name": "张三"}, "别人提的，不算重复", id="the same matter of another"),
    ],
)
def test_a_doubt_is_shown_first_and_confirmed_by_a_tick(clerk, office, change, words):
    if "applicant_identity" not in change:
        post(clerk)
    before = DisclosureRequest.objects.count()
    page = post(clerk, **change)
    assert page.status_code == 200 and words in page.text and "低保资金发放情况" in page.text
    assert DisclosureRequest.objects.count() == before
    assert post(clerk, sure="on", **change).status_code == 302
    assert DisclosureRequest.objects.count() == before + 1


def test_scans_go_into_the_file(clerk):
    scan = SimpleUploadedFile("申请.pdf", b"%PDF-1.4 x", content_type="application/pdf")
    post(clerk, scans=scan)
    case = DisclosureRequest.objects.get()
    assert [each.name for each in papers_of(case)] == ["申请.pdf"]
    assert "申请.pdf" in clerk.get(reverse("workbench:request", args=[case.pk]) + "?tab=papers").text


def test_an_empty_scan_is_told_in_words(clerk):
    page = post(clerk, scans=SimpleUploadedFile("空.pdf", b""))
    assert page.status_code == 200 and DisclosureRequest.objects.count() == 0


def test_an_agent_without_a_proxy_is_registered_and_the_clerk_is_reminded(clerk):
    page = clerk.post(reverse("workbench:request-new"), {**NEW, "agent_name": "陈律师"}, follow=True)
    assert "授权委托书" in page.text and DisclosureRequest.objects.get().applicant_kind == "natural"


def test_many_lines_become_many_requests(clerk):
    values = {key: value for key, value in NEW.items() if key != "subject"}
    clerk.post(reverse("workbench:request-many"), {**values, "subjects": "甲事项\n\n乙事项\n丙事项"})
    assert DisclosureRequest.objects.count() == 3


def test_the_receipt_comes_as_pdf_and_word_and_no_other(clerk, office):
    case = register_request(
        intake=Intake("natural", "刘敏", "in_person", "低保", date(2025, 3, 3)), actor=office.wang
    )
    for fmt, status in (("pdf", 200), ("docx", 200), ("exe", 404)):
        assert clerk.get(reverse("workbench:request-receipt", args=[case.pk, fmt])).status_code == status


@pytest.mark.parametrize(
    ("size", "taken"),
    [
        pytest.param(20 * 1024 * 1024, True, id="a file at its limit"),
        pytest.param(
            1024 * 1024 * 1024, False, id="a scan of a gigabyte is refused before it is read, in words"
        ),
    ],
)
def test_a_file_is_held_to_its_limit(size, taken):
    field = FilesField(purpose="proxy")
    scan = SimpleUploadedFile("委托书.pdf", b"x")
    scan.size = size
    if taken:
        assert field.clean([scan]) == [scan]
    else:
        with pytest.raises(ValidationError) as refused:
            field.clean([scan])
        assert "压缩" in str(refused.value)
