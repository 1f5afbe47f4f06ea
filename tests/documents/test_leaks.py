"""The leak gate: what stops, what warns, what a person may let stand, and that nothing is kept in clear."""

from __future__ import annotations

import io
import json

import pytest
from django.core import serializers
from django.core.exceptions import PermissionDenied

from gongkai.audit.models import AuditEntry
from gongkai.documents.leaks import queries, services
from gongkai.documents.leaks.findings import TextPart, find_leaks
from gongkai.documents.models import FileScreening, SubjectScreening, Waiver
from gongkai.documents.services import store_file
from gongkai_law.errors import InputFault, LawFault
from tests.documents import lists
from tests.screening_numbers import identity

PHONE = "13800000001"


def text(words, anchor="text"):
    return TextPart("正文", anchor, words)


def found(words, files=()):
    return find_leaks("sample", "1", texts=[text(words)], files=files, title="公告")


def keep(office, data=None, name="李村低保名单.xlsx"):
    return store_file(
        agency=office.agency,
        actor=office.wang,
        stream=io.BytesIO(data or lists.minimum_living_list()),
        name=name,
        purpose="attachment",
    )


def test_identity_numbers_stop_and_the_rest_warns(office):
    screened = found(f"张三，{identity()}，电话{PHONE}")
    assert [leak.kind for leak in screened.stopping] == ["id_card"]
    assert [leak.kind for leak in screened.warning] == ["mobile"]


def test_every_place_of_a_file_is_named(office):
    places = {leak.place.split("” ", 1)[1] for leak in found("", [keep(office)]).leaks}
    assert {
        "工作表“名单” D3",
        "工作表“名单”批注 B3",
        "工作表“底稿”（隐藏） B2",
        "工作表“名单” J5",
    } <= places


def test_nothing_is_kept_in_clear(office):
    found("", [keep(office)])
    services.screen_subject(
        subject_kind="sample", subject_id="1", title="低保", is_public=True, texts=[text(f"证号{identity()}")]
    )
    kept = serializers.serialize("json", [*FileScreening.objects.all(), *SubjectScreening.objects.all()])
    for number in (lists.FIRST, lists.SECOND, lists.CHILD, lists.KEPT, identity(), PHONE):
        assert number not in kept
        assert number[6:14] not in json.loads(json.dumps(kept)) or number == PHONE


def test_a_file_is_read_once_per_edition_of_the_lists(office):
    stored = keep(office)
    found("", [stored])
    found("", [stored])
    assert FileScreening.objects.count() == 1
    services.add_word(wrong="按装工程", right="安装工程", stops=False, note="", actor=office.li)
    found("", [stored])
    assert FileScreening.objects.count() == 2


def test_a_file_that_cannot_be_read_is_said(office):
    stored = keep(office, b"PK\x03\x04broken", "坏.xlsx")
    screened = found("", [stored])
    assert [(each.pk, bool(why)) for each, why in screened.unread] == [(stored.pk, True)]


def test_a_warning_may_stay_with_a_reason_and_only_there(office):
    leak = found(f"联系电话{PHONE}").warning[0]
    services.waive(
        subject_kind="sample", subject_id="1", leak=leak, reason="村支书公开的电话", actor=office.wang
    )
    screened = found("联系电话 138 0000 0001")
    assert screened.warning == () and "村支书公开的电话（王芳）" in screened.waived[0].waived
    assert find_leaks("sample", "2", texts=[text(f"联系电话{PHONE}")]).warning
    assert found("联系电话13900000002").warning
    assert AuditEntry.objects.filter(act="leak.waive").count() == 1


def test_an_identity_number_never_stays(office):
    leak = found(identity()).stopping[0]
    with pytest.raises(LawFault) as refused:
        services.waive(subject_kind="sample", subject_id="1", leak=leak, reason="本人同意", actor=office.zhao)
    assert refused.value.key == "leaks.never_waived"


def test_a_waiver_needs_a_reason_and_a_role_and_can_end(office):
    leak = found(f"电话{PHONE}").warning[0]
    with pytest.raises(InputFault):
        services.waive(subject_kind="sample", subject_id="1", leak=leak, reason=" ", actor=office.wang)
    for stranger in (office.zhou, office.chen):
        with pytest.raises(PermissionDenied):
            services.waive(subject_kind="sample", subject_id="1", leak=leak, reason="好", actor=stranger)
    waiver = services.waive(
        subject_kind="sample", subject_id="1", leak=leak, reason="公开电话", actor=office.wang
    )
    assert queries.waivers_of("sample", "1") == [waiver]
    services.end_waiver(waiver=waiver, actor=office.li)
    assert found(f"电话{PHONE}").warning
    assert Waiver.objects.count() == 1


def test_the_offices_own_number_is_no_finding_anywhere(office):
    services.add_contact(value="138 0000 0001", owner="便民服务热线", actor=office.li)
    assert found(f"电话{PHONE}").leaks == ()
    with pytest.raises(InputFault) as refused:
        services.add_contact(value=identity(), owner="谁", actor=office.li)
    assert refused.value.key == "leaks.no_contact"
    services.end_entry(entry=queries.office_contacts()[0], actor=office.li)
    assert found(f"电话{PHONE}").warning


def test_wording_errors_and_the_offices_own_words_are_found(office):
    services.add_word(wrong="葛寨乡", right="葛寨镇", stops=True, note="2010年撤乡设镇", actor=office.sun)
    screened = found("葛寨乡人民攻府关于秸杆禁烧的通告，2020年2月30日起施行。")
    assert [(leak.masked, leak.stops) for leak in screened.leaks] == [
        ("葛寨乡", True),
        ("攻府", True),
        ("秸杆", False),
        ("2020年2月30日", False),
    ]
    with pytest.raises(PermissionDenied):
        services.add_word(wrong="某某", right="", stops=False, note="", actor=office.wang)


def test_attachments_are_counted_against_the_list(office):
    stored = keep(office, "说明".encode(), "说明.txt")
    leaks = found("附件：1.名单\n2.说明\n", [stored]).leaks
    assert [leak.why for leak in leaks] == ["附件列了 2 个，实际附了 1 个。"]


def test_the_outcome_is_kept_for_the_gate_and_the_work_list(office):
    services.screen_subject(
        subject_kind="sample", subject_id="1", title="低保", is_public=True, texts=[text(identity())]
    )
    assert [leak.kind for leak in queries.blocking_findings("sample", "1")] == ["id_card"]
    assert [each.title for each in queries.published_with_findings()] == ["低保"]
    services.screen_subject(
        subject_kind="sample", subject_id="1", title="低保", is_public=True, texts=[text("好")]
    )
    assert queries.blocking_findings("record", 1) == []
    assert queries.published_with_findings() == []
