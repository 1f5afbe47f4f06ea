"""Every way to make a record public without a complete review is tried here, and fails. (条例 17)"""

from __future__ import annotations

import pytest
from django.core import serializers
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from django.db.models import ProtectedError
from django.test import Client
from django.utils import timezone

from gongkai.base.gates import GateShut
from gongkai.publishing import editing, gate, public
from gongkai.publishing.models import Ground, Record, RecordState, RecordVersion
from gongkai_law.errors import Fault, InputFault, LawFault
from tests.cast import Office
from tests.publishing.making import approved, corrected, draft, handed_in, published

NOW = timezone.now


def made_public(record: Record) -> Record:
    record.state = RecordState.PUBLISHED
    record.published_on = timezone.localdate()
    record.published_year = record.published_on.year
    record.first_published_at = NOW()
    record.reviewed_by = record.approved_by = "某人"
    record.reviewed_on = record.approved_on = record.published_on
    return record


def fresh(office: Office) -> Record:
    return made_public(
        Record(agency=office.agency, title="绕过", category="notice", formed_on=timezone.localdate())
    )


def forged_version(record: Record, **values: object) -> RecordVersion:
    given = {
        "agency": record.agency,
        "record": record,
        "number": 1,
        "content": {},
        "content_hash": "f" * 64,
        "ground": Ground.ON_PAPER,
        "title": record.title,
        "category": record.category,
        "formed_on": record.formed_on,
        "published_at": NOW(),
        "published_by": "某人",
        **values,
    }
    return RecordVersion(**given)


def loaded(record: Record) -> None:
    dump = serializers.serialize("json", [made_public(record)])
    for each in serializers.deserialize("json", dump):
        each.save()


WAYS = {
    "save": lambda office, record: made_public(record).save(),
    "save with update_fields": lambda office, record: made_public(record).save(update_fields=["state"]),
    "save of a new row": lambda office, record: fresh(office).save(),
    "objects.create": lambda office, record: Record.objects.create(
        agency=office.agency, title="绕过", category="notice", formed_on=record.formed_on, state="published"
    ),
    "unscoped.create": lambda office, record: Record.unscoped.create(
        agency=office.agency, title="绕过", category="notice", formed_on=record.formed_on, state="published"
    ),
    "bulk_create": lambda office, record: Record.objects.bulk_create([fresh(office)]),
    "unscoped.bulk_create": lambda office, record: Record.unscoped.bulk_create([fresh(office)]),
    "update": lambda office, record: Record.objects.filter(pk=record.pk).update(state="published"),
    "unscoped.update": lambda office, record: Record.unscoped.filter(pk=record.pk).update(state="published"),
    "the base manager": lambda office, record: Record._base_manager.update(state="published"),
    "the default manager": lambda office, record: Record._default_manager.update(state="published"),
    "bulk_update": lambda office, record: Record.objects.bulk_update([made_public(record)], ["state"]),
    "update_or_create": lambda office, record: Record.objects.update_or_create(
        pk=record.pk, defaults={"state": "published"}
    ),
    "a related manager": lambda office, record: (
        record.unit
        or Record.objects.filter(pk=record.pk).update(public_version=None, published_on=timezone.localdate())
    ),
    "a loaded dump": lambda office, record: loaded(record),
    "a version by hand": lambda office, record: forged_version(record).save(),
    "a version by create": lambda office, record: RecordVersion.objects.create(record=record),
    "a version in bulk": lambda office, record: RecordVersion.unscoped.bulk_create([forged_version(record)]),
    "a version through the record": lambda office, record: record.versions.create(number=1, title="绕过"),
    "an index number by hand": lambda office, record: Record.objects.update(index_number="2020-00001"),
}


@pytest.mark.parametrize("way", WAYS, ids=WAYS.keys())
def test_code_past_the_gate_is_refused(office: Office, way: str) -> None:
    record = draft(office)
    with pytest.raises((GateShut, RuntimeError)), transaction.atomic():
        WAYS[way](office, record)
    assert not Record.unscoped.filter(state=RecordState.PUBLISHED).exists()
    assert not public.public_versions().exists()


def test_loading_deferred_fields_does_not_open_it(office: Office) -> None:
    record = Record.objects.only("title").get(pk=draft(office).pk)
    record.state = RecordState.PUBLISHED
    with pytest.raises(GateShut):
        record.save()


@pytest.mark.parametrize(
    "sql",
    [
        pytest.param("state='published'", id="the state alone"),
        pytest.param(
            "state='published', published_on='2020-01-01', published_year=2020, reviewed_by='x', approved_by='x',"
            " reviewed_on='2020-01-01', approved_on='2020-01-01'",
            id="everything but a version",
        ),
    ],
)
def test_the_database_refuses_raw_sql(office: Office, sql: str) -> None:
    draft(office)
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE publishing_record SET {sql}")


@pytest.mark.parametrize(
    "values",
    [
        pytest.param({}, id="on paper without a register"),
        pytest.param({"ground": Ground.REVIEWED}, id="reviewed without a review"),
        pytest.param({"content_hash": ""}, id="without a hash"),
    ],
)
def test_the_database_refuses_a_version_without_ground(office: Office, values: dict[str, object]) -> None:
    record = draft(office)
    with pytest.raises(IntegrityError), transaction.atomic(), gate.gate.opened():
        forged_version(record, **values).save()


def test_another_records_version_shows_nothing(office: Office) -> None:
    """Even with the gate forced open and a real version of another record, the public reads nothing."""
    _, version = published(office)
    other = draft(office, title="没审查的")
    with gate.gate.opened():
        Record.objects.filter(pk=other.pk).update(
            state="published",
            public_version=version,
            published_on=timezone.localdate(),
            published_year=timezone.localdate().year,
            reviewed_by="x",
            approved_by="x",
            reviewed_on=timezone.localdate(),
            approved_on=timezone.localdate(),
        )
    assert [each.record_id for each in public.public_versions()] == [version.record_id]


STOPS = {
    "a draft never handed in": lambda office: draft(office),
    "in review": lambda office: handed_in(office)[0],
}


@pytest.mark.parametrize("stop", STOPS, ids=STOPS.keys())
def test_the_service_itself_asks_for_a_complete_review(office: Office, stop: str) -> None:
    with pytest.raises(LawFault) as refusal:
        gate.release(record=STOPS[stop](office), actor=office.sun)
    assert refusal.value.key == "review.not_complete"


def test_an_edit_after_the_approval_voids_it(office: Office) -> None:
    record, _ = approved(office)
    edited = editing.edit_draft(
        record=record, expected_revision=record.revision, actor=office.wang, body="换了内容"
    )
    assert edited.state == RecordState.DRAFT
    with pytest.raises(LawFault):
        gate.release(record=edited, actor=office.sun)


def test_an_edit_past_the_service_is_not_covered_either(office: Office) -> None:
    """The text was changed by a direct save, which a draft allows: the approval does not fit it any more."""
    record, _ = approved(office)
    Record.objects.filter(pk=record.pk).update(body="<p>换了内容</p>")
    with pytest.raises(LawFault) as refusal:
        gate.release(record=record, actor=office.sun)
    assert refusal.value.key == "review.not_complete"


def test_an_edit_of_a_public_record_shows_nothing_until_reviewed(office: Office) -> None:
    record, _ = published(office)
    editing.edit_draft(record=record, expected_revision=record.revision, actor=office.wang, body="没审查的话")
    Record.objects.filter(pk=record.pk).update(title="没审查的名称")
    shown = public.public_record(office.agency, str(record.pk))
    assert shown is not None
    assert (
        "没审查" not in shown.version.content["body"] and shown.version.title == "关于做好春季防火工作的通知"
    )
    record.refresh_from_db()
    with pytest.raises(LawFault):
        gate.release(record=record, actor=office.sun, reason="更正")


def test_the_drafter_does_not_publish(office: Office) -> None:
    record, _ = approved(office)
    with pytest.raises(LawFault):
        gate.release(record=record, actor=office.wang)


@pytest.mark.parametrize("who", ["li", "chen", "zhou"])
def test_without_the_role_nobody_publishes(office: Office, who: str) -> None:
    record, _ = approved(office)
    with pytest.raises((PermissionDenied, Fault)):
        gate.release(record=record, actor=getattr(office, who))


def test_a_paper_review_is_never_silent(office: Office) -> None:
    record = Record(
        agency=office.agency,
        title="去年的通知",
        category="notice",
        formed_on=timezone.localdate(),
        published_on=timezone.localdate(),
    )
    today = timezone.localdate()
    for register, reviewer in (("", "李明"), ("登记簿", " ")):
        with pytest.raises(LawFault) as refusal:
            gate.take_published_before(
                agency=office.agency,
                pairs=[(record, gate.PaperReview(register, reviewer, today, "赵强", today))],
                actor=office.wang,
            )
        assert refusal.value.key == "publishing.paper_register"


def test_the_admin_pages_only_look(office: Office, client: Client) -> None:
    record = draft(office)
    office.sun.is_staff = office.sun.is_superuser = True
    office.sun.save()
    client.force_login(office.sun, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert client.get("/admin/publishing/record/").status_code == 200
    assert client.get(f"/admin/publishing/record/{record.pk}/change/").status_code == 200
    for address in ("add/", f"{record.pk}/change/", f"{record.pk}/delete/"):
        answer = client.post(f"/admin/publishing/record/{address}", {"state": "published"})
        assert answer.status_code == 403, address
    record.refresh_from_db()
    assert record.state == RecordState.DRAFT


def test_what_was_public_is_never_deleted_nor_renumbered(office: Office) -> None:
    record, version = published(office)
    for way in (record.delete, version.delete, lambda: RecordVersion.objects.all().delete()):
        with pytest.raises((RuntimeError, ProtectedError)):
            way()
    record.index_number = "2020-99999"
    with gate.gate.opened(), pytest.raises(RuntimeError):
        record.save()
    with pytest.raises(RuntimeError):
        version.save()


def test_a_correction_is_another_version_and_the_first_stays(office: Office) -> None:
    record, first = published(office)
    second = corrected(office, record, body="更正后的内容")
    record.refresh_from_db()
    assert (second.number, record.public_version_id) == (2, second.pk)
    first.refresh_from_db()
    assert "现将有关事项" in first.content["body"] and second.reason == "日期写错"


def test_the_same_content_is_not_published_twice(office: Office) -> None:
    record, _ = published(office)
    with pytest.raises(InputFault) as refusal:
        gate.release(record=record, actor=office.sun, reason="再来")
    assert refusal.value.key == "publishing.public_already"
