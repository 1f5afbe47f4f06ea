"""What publishing does: number, day, versions, attachments, term, schedule, withdrawal. (条例 17, 26)"""

from __future__ import annotations

import io
import threading
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.utils import timezone

from gongkai.agencies.models import Agency, PolicyChoice
from gongkai.agencies.scope import agency_scope
from gongkai.audit.queries import history
from gongkai.documents.models import FileAccess
from gongkai.documents.services import store_file
from gongkai.publishing import editing, gate, numbering, public, queries
from gongkai.publishing.models import Record, RecordState
from gongkai.review import services as review_acts
from gongkai_law.errors import Fault, InputFault, LawFault
from tests.cast import Office, make_office
from tests.publishing.making import LONG_AGO, PUBLISH, approved, draft, handed_in, published


def test_the_day_is_the_systems_and_the_number_is_given(office: Office) -> None:
    record, version = published(office)
    today = timezone.localdate()
    assert (record.state, record.published_on, record.published_year) == ("published", today, today.year)
    assert record.index_number == f"{today.year}-00001"
    assert (record.reviewed_by, record.approved_by) == ("李明", "赵强")
    assert version.published_by == "孙丽"
    assert queries.count_by_category(today.year) == {"notice": 1}


def test_numbers_follow_each_other_and_survive_withdrawal(office: Office) -> None:
    first, _ = published(office)
    gate.take_down(record=first, actor=office.sun, reason="内容有误")
    second, _ = published(office, title="另一份通知")
    assert (first.index_number[-5:], second.index_number[-5:]) == ("00001", "00002")


def test_a_credit_code_goes_in_front(office: Office) -> None:
    Agency.objects.filter(pk=office.agency.pk).update(credit_code="11370322004222241N")
    record, _ = published(office)
    assert record.index_number == f"11370322004222241N/{timezone.localdate().year}-00001"


def test_a_wrong_credit_code_stops_it_and_takes_no_number(office: Office) -> None:
    Agency.objects.filter(pk=office.agency.pk).update(credit_code="11370322004222241M")
    record, _ = approved(office)
    with pytest.raises(InputFault) as refusal:
        gate.release(record=record, actor=office.sun)
    assert refusal.value.key == "records_law.credit_code"
    Agency.objects.filter(pk=office.agency.pk).update(credit_code="")
    gate.release(record=record, actor=office.sun)
    record.refresh_from_db()
    assert record.index_number.endswith("-00001")


def test_henans_rule_holds_from_its_day_on(office: Office) -> None:
    first, _ = published(office)
    Agency.objects.filter(pk=office.agency.pk).update(region_code="410329")
    rule = {"pattern": "{region6}{dept}-{cat}-{yyyy}-{seq:05d}", "dept": "021", "cat": "0304"}
    with pytest.raises(PermissionDenied):
        numbering.set_index_rule(since=timezone.localdate(), actor=office.wang, **rule)
    numbering.set_index_rule(since=timezone.localdate(), actor=office.sun, **rule)
    second, _ = published(office, title="另一份通知")
    first.refresh_from_db()
    assert first.index_number == f"{timezone.localdate().year}-00001"
    assert second.index_number == f"410329021-0304-{timezone.localdate().year}-00002"


def test_a_rule_without_its_values_is_refused(office: Office) -> None:
    with pytest.raises(InputFault):
        numbering.set_index_rule(pattern="{dept}-{yyyy}-{seq}", since=timezone.localdate(), actor=office.sun)


def test_a_term_gone_by_needs_words(office: Office) -> None:
    record, _ = approved(office, draft(office, formed_on=timezone.localdate() - timedelta(days=60)))
    with pytest.raises(LawFault) as refusal:
        gate.release(record=record, actor=office.sun)
    assert refusal.value.key == "records_law.late_reason"
    editing.edit_draft(
        record=record, expected_revision=record.revision, actor=office.wang, late_reason="部门移交迟"
    )
    gate.release(record=record, actor=office.sun)


def test_the_forming_day_of_what_was_reviewed_changes_with_a_reason_only(office: Office) -> None:
    record, _ = handed_in(office)
    change = {
        "record": record,
        "expected_revision": record.revision,
        "actor": office.wang,
        "formed_on": LONG_AGO,
    }
    with pytest.raises(LawFault) as refusal:
        editing.edit_draft(**change)
    assert refusal.value.key == "publishing.formed_reason"
    record.refresh_from_db()
    assert record.formed_on == timezone.localdate()
    editing.edit_draft(**change, formed_reason="原件落款是三月一日")
    told = [
        line.sentence
        for line in history(agency_id=office.agency.pk, subject_kind="record", subject_id=record.pk)
    ]
    assert any("原件落款是三月一日" in each for each in told)


def test_a_forming_day_to_come_is_refused(office: Office) -> None:
    with pytest.raises(InputFault):
        draft(office, formed_on=timezone.localdate() + timedelta(days=1))


def test_two_clerks_at_once_the_second_is_told(office: Office) -> None:
    record = draft(office)
    seen = record.revision
    editing.edit_draft(record=record, expected_revision=seen, actor=office.sun, summary="孙写的")
    with pytest.raises(InputFault) as refusal:
        editing.edit_draft(record=record, expected_revision=seen, actor=office.wang, summary="王写的")
    assert refusal.value.key == "publishing.changed_meanwhile" and "孙丽" in str(refusal.value)
    record.refresh_from_db()
    assert record.summary == "孙写的"


def test_a_change_that_does_not_go_out_keeps_the_approval(office: Office) -> None:
    record, review = approved(office)
    editing.edit_draft(
        record=record, expected_revision=record.revision, actor=office.wang, handling_note="请尽快"
    )
    review.refresh_from_db()
    assert review.ended_at is None
    gate.release(record=record, actor=office.sun)


def attached(office: Office, record: Record, access: str = FileAccess.INTERNAL) -> object:
    return store_file(
        agency=office.agency,
        actor=office.wang,
        stream=io.BytesIO("附件内容".encode()),
        name="附件.txt",
        purpose="attachment",
        access=access,
        subject_kind="record",
        subject_id=record.pk,
    )


def test_attachments_are_part_of_what_is_approved_and_become_public(office: Office) -> None:
    record = draft(office)
    stored = attached(office, record)
    approved(office, record)
    version = gate.release(record=record, actor=office.sun)
    assert [each["name"] for each in version.content["attachments"]] == ["附件.txt"]
    shown = public.public_record(office.agency, str(record.pk))
    assert shown and public.public_attachment(shown, str(stored.pk))  # type: ignore[attr-defined]
    assert public.public_attachment(shown, str(record.pk)) is None


def test_an_attachment_added_after_the_approval_voids_it(office: Office) -> None:
    record, _ = approved(office)
    attached(office, record)
    with pytest.raises(LawFault) as refusal:
        gate.release(record=record, actor=office.sun)
    assert refusal.value.key == "review.not_complete"


def test_a_restricted_original_never_goes_out(office: Office) -> None:
    record = draft(office)
    attached(office, record, FileAccess.RESTRICTED)
    approved(office, record)
    with pytest.raises(LawFault) as refusal:
        gate.release(record=record, actor=office.sun)
    assert refusal.value.key == "publishing.blocked" and "受限原件" in str(refusal.value)


def test_withdrawn_is_off_the_page_and_stays_in_the_count(office: Office) -> None:
    record, _ = published(office)
    with pytest.raises(PermissionDenied):
        gate.take_down(record=record, actor=office.wang, reason="错了")
    with pytest.raises(InputFault):
        gate.take_down(record=record, actor=office.zhao, reason=" ")
    gate.take_down(record=record, actor=office.zhao, reason="错了")
    assert public.public_record(office.agency, str(record.pk)) is None
    assert queries.count_by_category(timezone.localdate().year) == {"notice": 1}
    with pytest.raises(InputFault) as refusal:
        gate.take_down(record=record, actor=office.zhao, reason="错了")
    assert refusal.value.key == "publishing.moved_meanwhile"


def test_a_list_is_gone_the_day_after_its_term_even_before_the_nightly_run(office: Office) -> None:
    today = timezone.localdate()
    record, _ = published(office, public_until=today)
    assert public.public_versions(agency=office.agency, on=today).exists()
    assert not public.public_versions(agency=office.agency, on=today + timedelta(days=1)).exists()
    with pytest.raises(InputFault):
        gate.expire(record=record, on=today)
    gone = gate.expire(record=record, on=today + timedelta(days=1))
    assert gone.state == RecordState.EXPIRED


def test_scheduling_needs_the_approval_and_a_publisher(office: Office) -> None:
    record, _ = approved(office)
    later = timezone.now() + timedelta(hours=2)
    with pytest.raises(LawFault):
        editing.schedule(record=record, at=later, actor=office.wang)
    with pytest.raises(InputFault):
        editing.schedule(record=record, at=timezone.now() - timedelta(minutes=1), actor=office.sun)
    assert editing.schedule(record=record, at=later, actor=office.sun).scheduled_for == later
    assert editing.unschedule(record=record, actor=office.sun).scheduled_for is None


def test_an_edit_takes_the_schedule_back(office: Office) -> None:
    record, _ = approved(office)
    editing.schedule(record=record, at=timezone.now() + timedelta(hours=2), actor=office.sun)
    edited = editing.edit_draft(
        record=record, expected_revision=record.revision, actor=office.wang, title="改名"
    )
    assert (edited.scheduled_for, edited.state) == (None, "draft")


def test_a_draft_is_discarded_what_was_reviewed_is_not(office: Office) -> None:
    editing.discard(record=draft(office), actor=office.wang)
    assert not Record.objects.exists()
    record, review = handed_in(office)
    back = review_acts.send_back(review=review, actor=office.sun, reasons="重写")
    editing.settle_state(record=record, review=back)
    record.refresh_from_db()
    assert record.state == RecordState.DRAFT
    with pytest.raises(InputFault):
        editing.discard(record=record, actor=office.wang)


def emergency(office: Office) -> tuple[Record, object]:
    PolicyChoice.objects.create(
        agency=office.agency,
        key="emergency_publication",
        option="within_24_hours",
        reason="县里规定",
        decided_by="赵强",
    )
    record, review = handed_in(office, draft(office, title="山洪红色预警"))
    review = review_acts.pass_on(review=review, actor=office.sun, opinion="山洪将至", to="approval")
    review = review_acts.approve(review=review, actor=office.zhao, said=PUBLISH)
    gate.release(record=record, actor=office.zhao)
    return record, review


def test_in_an_emergency_the_reviewer_is_named_afterwards(office: Office) -> None:
    record, review = emergency(office)
    record.refresh_from_db()
    assert record.reviewed_by == gate.EMERGENCY_REVIEWER
    review.refresh_from_db()  # type: ignore[attr-defined]
    made_up = review_acts.make_up_review(review=review, actor=office.li, said=PUBLISH)  # type: ignore[arg-type]
    assert editing.settle_state(record=record, review=made_up).reviewed_by == "李明"


def test_found_wanting_afterwards_it_comes_down(office: Office) -> None:
    record, review = emergency(office)
    review.refresh_from_db()  # type: ignore[attr-defined]
    said = review_acts.Said(verdict="withhold", basis="条例 14", opinion="位置敏感")
    made_up = review_acts.make_up_review(review=review, actor=office.li, said=said)  # type: ignore[arg-type]
    assert editing.settle_state(record=record, review=made_up).state == RecordState.WITHDRAWN
    assert public.public_record(office.agency, str(record.pk)) is None


def test_strangers_see_and_write_nothing(office: Office) -> None:
    record = draft(office)
    with agency_scope(office.stranger.pk), pytest.raises((PermissionDenied, Fault, Record.DoesNotExist)):
        editing.edit_draft(record=record, expected_revision=1, actor=office.zhou, title="别人的")
    with pytest.raises(PermissionDenied):
        editing.create_draft(actor=office.zhou, title="x", category="notice", formed_on=LONG_AGO)


@pytest.mark.django_db(transaction=True)
def test_numbers_under_concurrency_have_no_gap_and_no_repeat() -> None:
    """Six approved records released at once by six threads: six consecutive numbers."""
    cast = make_office()
    with agency_scope(cast.agency.pk):
        records = [approved(cast, draft(cast, title=f"通知{n}"))[0] for n in range(6)]
    faults: list[BaseException] = []

    def go(record: Record) -> None:
        try:
            with agency_scope(cast.agency.pk):
                gate.release(record=record, actor=cast.sun)
        except BaseException as fault:
            faults.append(fault)
        finally:
            connection.close()

    threads = [threading.Thread(target=go, args=(each,)) for each in records]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with agency_scope(cast.agency.pk):
        numbers = sorted(Record.objects.values_list("index_number", flat=True))
    assert not faults
    assert [number[-5:] for number in numbers] == [f"{n:05d}" for n in range(1, 7)]
