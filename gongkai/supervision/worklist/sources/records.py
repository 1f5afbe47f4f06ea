"""Records: the clock of 条例 26, interpretations due, documents whose validity ends, concerns to answer."""

from __future__ import annotations

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai.publishing import queries
from gongkai.publishing.clock import clock_of
from gongkai.publishing.models import Concern, Record
from gongkai.supervision.worklist.kinds import Asking, Todo, Todos
from gongkai_law.records.interpretation import interpretation_due, response_due, response_terms
from gongkai_law.records.normative import expiry_warning

SHOWN = 50
_LOOK_BACK = (
    60  # days; an older document without interpretation is a finding of inspection, not of today's list
)


def _unpublished(record: Record, asking: Asking) -> Todo:
    read = clock_of(record, calendar=asking.calendar, on=asking.on)
    return Todo(
        record.title,
        record.unit.name if record.unit else "",
        read.due,
        read.left,
        _("公开期限（条例第26条）"),
        str(record.get_state_display()),
        reverse("workbench:record", args=[record.pk]),
        read.provisional,
    )


def _interpretation(record: Record, asking: Asking) -> Todo:
    published = record.published_on or asking.on
    count = interpretation_due(published, asking.calendar)
    left = (
        asking.calendar.working_days_between(asking.on, count.day)
        if count.day >= asking.on
        else -asking.calendar.working_days_between(count.day, asking.on)
    )
    url = reverse("workbench:record-ties", args=[record.pk])
    return Todo(
        record.title, _("起草科室"), count.day, left, _("公布后三个工作日内解读"), _("写解读并关联"), url
    )


def _ending(record: Record, asking: Asking) -> Todo | None:
    if record.valid_until is None:
        return None
    warning = expiry_warning(record.valid_until, asking.on)
    why = (
        _("有效期已过，确认失效或宣布继续有效")
        if warning == 0
        else _("有效期只剩 {warning} 天以内").format(warning=warning)
    )
    url = reverse("workbench:record-act", args=[record.pk, "validity"])
    return Todo(record.title, "", record.valid_until, None, why, _("确认有效性"), url)


def _concern(concern: Concern) -> Todo:
    terms = [term for term in response_terms(concern.kind) if not _answered(concern, term.id)]
    term = terms[0] if terms else response_terms(concern.kind)[-1]
    due = timezone.localtime(response_due(term, concern.noticed_at))
    return Todo(
        concern.matter,
        concern.unit_name,
        due.date(),
        None,
        f"{term.label}，{due:%m月%d日%H:%M}前" if terms else _("已回应，等办结"),
        _("登记回应") if terms else _("登记后续"),
        reverse("workbench:concern", args=[concern.pk]),
    )


def _answered(concern: Concern, term: str) -> bool:
    return bool(concern.press_at if term == "major_press" else concern.responded_at)


def todos(asking: Asking) -> Todos:
    """What the office has to publish, interpret, confirm and answer."""
    open_records = list(queries.open_by_formed(until=asking.on)[:SHOWN])
    found = [_unpublished(each, asking) for each in open_records]
    since = asking.on - timedelta(days=_LOOK_BACK)
    found += [_interpretation(each, asking) for each in queries.uninterpreted_documents(since=since)[:SHOWN]]
    ending = queries.ending_documents(until=asking.on + timedelta(days=30))[:SHOWN]
    found += [todo for each in ending if (todo := _ending(each, asking))]
    found += [_concern(each) for each in queries.open_concerns()[:SHOWN]]
    return Todos(dated=found)
