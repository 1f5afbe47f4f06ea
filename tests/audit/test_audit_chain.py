"""The history: chained, append-only, provable."""

import pytest

from gongkai.audit.models import AuditEntry
from gongkai.audit.queries import chain_is_whole, history
from gongkai.audit.services import record


def note(office, topic="保密"):
    return record(
        agency_id=office.agency.pk, actor=office.wang, act="training.add", subject_kind="training", subject_id="1",
        on="2020-03-01", topic=topic, attendees=5,
    )  # fmt: skip


def test_each_entry_holds_the_link_before_it(office):
    first, second = note(office), note(office)
    assert (first.sequence, second.sequence) == (1, 2)
    assert second.previous_hash == first.hash
    assert chain_is_whole(office.agency.pk)


def test_an_entry_reads_as_a_sentence(office):
    note(office)
    lines = history(agency_id=office.agency.pk, subject_kind="training", subject_id="1")
    assert [(line.who, line.sentence) for line in lines] == [
        ("王芳", "登记了 2020-03-01 的培训“保密”，5 人次")
    ]


def test_an_entry_can_be_neither_changed_nor_deleted(office):
    entry = note(office)
    for forbidden in (entry.save, entry.delete, AuditEntry.objects.all().delete):
        with pytest.raises(RuntimeError):
            forbidden()
    with pytest.raises(RuntimeError):
        AuditEntry.objects.update(actor_name="别人")


def test_a_forged_row_breaks_the_chain(office, django_db_blocker):
    note(office)
    note(office)
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("UPDATE audit_auditentry SET actor_name = '别人' WHERE sequence = 1")
    assert not chain_is_whole(office.agency.pk)


def test_a_removed_last_row_is_noticed(office):
    note(office)
    note(office)
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM audit_auditentry WHERE sequence = 2")
    assert not chain_is_whole(office.agency.pk)


def test_an_act_outside_the_vocabulary_is_refused(office):
    with pytest.raises(ValueError, match="vocabulary"):
        record(agency_id=office.agency.pk, actor=office.wang, act="no.such", subject_kind="x", subject_id="1")
