"""The file of a closed request: complete or not, its package, its term; anonymous in place, counts as before."""

from __future__ import annotations

import io
import json
import tempfile
import zipfile
from datetime import date
from pathlib import Path

import bagit
import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from gongkai.casework.answering.content import newest
from gongkai.casework.answering.serving import Service, serve_letter
from gongkai.casework.archive import queries
from gongkai.casework.archive.anonymous import NOBODY
from gongkai.casework.archive.fileset import file_set
from gongkai.casework.archive.package import check_package
from gongkai.casework.archive.services import (
    approve_anonymising,
    archive_case,
    propose_anonymising,
    term_of,
)
from gongkai.casework.models import ArchiveFile
from gongkai.cli import main
from gongkai.documents.contents import read_stored
from gongkai.remedies.services import file_case
from gongkai.reporting import services as reports
from gongkai.reporting.register import collect
from gongkai_law.casework.archive import (
    all_file_items,
    archive_number,
    kept_until,
    missing_files,
    required_files,
    years_kept,
)
from gongkai_law.errors import Fault, InputFault, LawFault
from gongkai_law.policies import Policies
from tests.casework.answering import DAY, at, hand_in, proof, ready_office, signed


@pytest.fixture
def he(office):
    with at(DAY):
        yield ready_office(office)


def answered(office, he, **more):
    case = hand_in(office, content="请公开刘家湾2024年低保名单。", **more)
    letter = signed(office, he, case=case)
    serve_letter(
        letter=letter,
        service=Service("by_hand", DAY, recipient="刘敏"),
        actor=office.wang,
        proof=proof(office),
    )
    case.refresh_from_db()
    return case


# --- the law ----------------------------------------------------------------------------------------------------------


def test_a_file_needs_what_its_facts_call_for():
    always = {item.id for item in required_files(set())}
    assert always == {"application", "registration"}
    assert {item.id for item in required_files({"answered", "not_exist"})} - always == {
        "review",
        "answer",
        "service",
        "search",
    }
    assert [
        item.id for item in missing_files({"answered"}, {"application", "registration", "review", "answer"})
    ] == ["service"]
    assert all(item.label and item.hint for item in all_file_items())


@pytest.mark.parametrize(
    ("contested", "policies", "years"),
    [
        pytest.param(False, Policies(), 10, id="ten years by default"),
        pytest.param(True, Policies(), 30, id="thirty where it went to reconsideration or court"),
        pytest.param(False, Policies({"request_file_years": "15"}), 15, id="as the county's schedule says"),
    ],
)
def test_the_term_is_the_countys(contested: bool, policies: Policies, years: int):
    assert years_kept(contested=contested, policies=policies) == years


def test_a_term_ends_with_a_year_and_a_number_says_it():
    assert kept_until(date(2026, 1, 2), 10) == kept_until(date(2026, 12, 31), 10) == date(2036, 12, 31)
    assert archive_number(fonds="F1", year=2026, years=10, serial=3) == "F1-WS·2026-D10-0003"
    assert archive_number(fonds="F1", year=2026, years=100, serial=3) == "F1-WS·2026-Y-0003"
    assert archive_number(fonds="F1", year=2026, years=15, serial=3) == "F1-WS·2026-D15-0003"


# --- archiving ----------------------------------------------------------------------------------------------------------


def test_a_complete_file_becomes_a_package_that_holds(office, he, tmp_path):
    case = answered(office, he)
    assert file_set(case).missing == ()
    made = archive_case(disclosure_request=case, actor=office.wang)
    case.refresh_from_db()
    assert (case.stage, made.number, made.keep_until) == (
        "archived",
        "QINGSHI-WS·2026-D10-0001",
        date(2036, 12, 31),
    )
    path = tmp_path / "a.zip"
    path.write_bytes(read_stored(made.package))
    assert check_package(path) == ""
    with zipfile.ZipFile(path) as archive:
        names = [name.split("/", 1)[1] for name in archive.namelist()]
        events = json.loads(
            archive.read(next(n for n in archive.namelist() if n.endswith("data/events.json")))
        )
    assert {"bagit.txt", "manifest-sha256.txt", "metadata-sm3.txt", "data/metadata.json", "data/metadata/eep.xml",
            "data/history.json", "data/reviews.json", "data/letters.json"} <= set(names)  # fmt: skip
    assert any("签发的文书" in name for name in names) and any("送达凭证" in name for name in names)
    assert [event["kind"] for event in events] == ["submitted", "replied"]


def test_a_package_that_was_changed_does_not_hold(office, he, tmp_path):
    made = archive_case(disclosure_request=answered(office, he), actor=office.wang)
    with tempfile.TemporaryDirectory() as place:
        zipfile.ZipFile(io.BytesIO(read_stored(made.package))).extractall(place)
        folder = next(Path(place).iterdir())
        (folder / "data" / "events.json").write_text("[]")
        with pytest.raises(bagit.BagValidationError):
            bagit.Bag(str(folder)).validate()
        path = tmp_path / "b.zip"
        with zipfile.ZipFile(path, "w") as archive:
            for each in folder.rglob("*"):
                if each.is_file():
                    archive.write(each, f"{folder.name}/{each.relative_to(folder)}")
    assert check_package(path)
    with pytest.raises(InputFault):
        check_package(Path(__file__))


@pytest.mark.parametrize("name", ["../../out.txt", "/etc/out.txt"])
def test_a_package_that_reaches_outside_is_refused(tmp_path, name):
    path = tmp_path / "evil.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(name, "x")
    with pytest.raises(InputFault):
        check_package(path)


def test_what_is_missing_is_named_and_only_the_head_waives_it(office, he):
    from gongkai.casework.services import AnswerGiven, answer_request

    case = hand_in(office)
    answer_request(disclosure_request=case, answers=[AnswerGiven("U_NOT_EXIST")], on=DAY, actor=office.wang)
    case.refresh_from_db()
    with pytest.raises(LawFault) as refused:
        archive_case(disclosure_request=case, actor=office.wang)
    for word in ("检索记录", "签发的答复书", "送达凭证"):
        assert word in str(refused.value)
    why = {item.id: "2019年以前用纸办的，水灾损毁。" for item in file_set(case).missing}
    with pytest.raises(InputFault):
        archive_case(disclosure_request=case, actor=office.wang, waived=why)
    made = archive_case(disclosure_request=case, actor=office.sun, waived=why)
    assert made.waived["检索记录"].startswith("2019年以前")


def test_an_open_case_is_not_archived_nor_twice(office, he):
    with pytest.raises(InputFault):
        archive_case(disclosure_request=hand_in(office), actor=office.wang)
    case = answered(office, he)
    archive_case(disclosure_request=case, actor=office.wang)
    with pytest.raises(Fault):
        archive_case(disclosure_request=case, actor=office.wang)


def test_a_later_reconsideration_lengthens_the_term(office, he):
    case = answered(office, he)
    made = archive_case(disclosure_request=case, actor=office.wang)
    assert term_of(made) == date(2036, 12, 31)
    file_case(group="review", filed_on=DAY, disclosure_request=case, actor=office.wang)
    assert term_of(made) == date(2056, 12, 31)


@pytest.mark.parametrize("who", ["li", "zhao", "zhou"])
def test_who_does_not_keep_the_register_archives_nothing(office, he, who):
    case = answered(office, he)
    with pytest.raises(PermissionDenied):
        archive_case(disclosure_request=case, actor=getattr(office, who))


# --- anonymous ------------------------------------------------------------------------------------------------------------


def figures(office, year=2026):
    report = reports.open_report(year=year, actor=office.wang)
    return collect(report).figures


def test_anonymous_in_place_and_every_figure_as_before(office, he):
    case = answered(office, he, applicant_identity="110101199003078777", applicant_contact="13800000000")
    other = answered(office, he, applicant_name="赵六")
    before = figures(office)
    made = archive_case(disclosure_request=case, actor=office.wang)
    with at(date(2036, 12, 31)), pytest.raises(LawFault):
        propose_anonymising(archive_files=[made], reason="期满", actor=office.sun)
    with at(date(2037, 1, 1)):
        assert queries.due_for_anonymising(date(2037, 1, 1)) == [made]
        listed = propose_anonymising(archive_files=[made], reason="期满", actor=office.sun)
        with pytest.raises(PermissionDenied):
            approve_anonymising(listed=listed, actor=office.sun)
        assert approve_anonymising(listed=listed, actor=office.zhao) == 1
        with pytest.raises(InputFault):
            approve_anonymising(listed=listed, actor=office.zhao)
    case.refresh_from_db()
    other.refresh_from_db()
    assert (case.applicant_name, case.applicant_identity, case.applicant_contact, case.content) == (
        NOBODY,
        "",
        "",
        "",
    )
    letter = case.letters.get()
    assert "刘敏" not in newest(letter).stored_facts and "刘敏" not in json.dumps(
        newest(letter).facts, ensure_ascii=False
    )
    assert letter.service.recipient == "" and other.applicant_name == "赵六"
    assert figures(office) == before
    made.refresh_from_db()
    assert made.anonymised_on == date(2037, 1, 1) and queries.due_for_anonymising(date(2040, 1, 1)) == []


def test_the_papers_themselves_are_gone(office, he, django_capture_on_commit_callbacks):
    case = answered(office, he)
    made = archive_case(disclosure_request=case, actor=office.wang)
    letter = case.letters.get()
    with at(date(2037, 1, 1)):
        listed = propose_anonymising(archive_files=[made], reason="期满", actor=office.sun)
        with django_capture_on_commit_callbacks(execute=True):
            approve_anonymising(listed=listed, actor=office.zhao)
    for stored in (letter.signed_file, made.package):
        with pytest.raises(InputFault):
            read_stored(stored)


# --- page and command ---------------------------------------------------------------------------------------------------


def test_the_page_archives_and_the_list_shows_it(office, he, client):
    case = answered(office, he)
    client.force_login(office.wang)
    page = reverse("workbench:request-archive", args=[case.pk])
    assert "签发的答复书" in client.get(page).content.decode()
    assert "等着归档" in client.get(reverse("workbench:more-archive")).content.decode()
    client.post(page, {"archive": "1"})
    assert ArchiveFile.objects.get().disclosure_request == case
    assert "QINGSHI-WS" in client.get(reverse("workbench:more-archive")).content.decode()


def test_a_scan_of_the_paper_completes_a_file(office, he, client):
    from gongkai.casework.services import AnswerGiven, answer_request

    case = hand_in(office, content="要名单")
    answer_request(disclosure_request=case, answers=[AnswerGiven("GRANT")], on=DAY, actor=office.wang)
    client.force_login(office.wang)
    page = reverse("workbench:request-archive", args=[case.pk])
    assert client.post(page, {"archive": "1"}).status_code == 200
    for what in ("answer", "service"):
        scan = SimpleUploadedFile(f"{what}.png", b"\x89PNG\r\n\x1a\n" + what.encode() * 9)
        client.post(page, {"upload": "1", "what": what, "file": scan})
    client.post(page, {"archive": "1"})
    assert ArchiveFile.objects.exists()


def test_the_leader_approves_on_the_page(office, he, client):
    made = archive_case(disclosure_request=answered(office, he), actor=office.wang)
    with at(date(2037, 1, 1)):
        client.force_login(office.sun)
        client.post(reverse("workbench:more-archive-propose"), {"file": [made.pk], "reason": "期满"})
        listed = queries.open_lists().get()
        page = reverse("workbench:more-archive-approve", args=[listed.pk])
        assert client.post(page).status_code == 403
        client.force_login(office.zhao)
        assert "不能恢复" in client.get(page).content.decode()
        client.post(page)
    made.refresh_from_db()
    assert made.anonymised_on


def test_strangers_see_no_file(office, he, client):
    case = answered(office, he)
    client.force_login(office.zhou)
    assert client.get(reverse("workbench:request-archive", args=[case.pk])).status_code == 403


def test_the_command_exports_and_checks(office, he, tmp_path, capsys):
    made = archive_case(disclosure_request=answered(office, he), actor=office.wang)
    assert main(["archive", "--agency", "qingshi", "--out", str(tmp_path)]) == 0
    path = tmp_path / f"{made.number}.zip"
    assert path.exists()
    assert main(["archive", "--check", str(path)]) == 0
    assert "完整" in capsys.readouterr().out
    assert main(["archive", "--agency", "nobody", "--out", str(tmp_path)]) == 2
    assert main(["archive"]) == 2
    assert main(["archive", "--check", str(tmp_path / "none.zip")]) == 2
