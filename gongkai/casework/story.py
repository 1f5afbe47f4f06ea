"""What happened to a request, in sentences, in the order of the days: events, calls, hands, opinions, searches."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai.casework.models import ContactLog, DisclosureRequest
from gongkai.casework.words import event_sentence


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence of the story with its day and who did it."""

    on: date
    text: str
    who: str = ""


def story_of(case: DisclosureRequest) -> list[Line]:
    """Every line, the earliest first; lines of one day in the order events, then the rest."""
    return sorted([*_events(case), *_contacts(case), *_hands(case), *_papers(case)], key=lambda line: line.on)


def _events(case: DisclosureRequest) -> Iterator[Line]:
    for event in case.events.order_by("sequence"):
        yield Line(event.on, event_sentence(event), event.actor_name)


def _contacts(case: DisclosureRequest) -> Iterator[Line]:
    told = {event.on for event in case.events.filter(kind="confirmed")}
    for each in case.contacts.order_by("on", "at"):
        if each.result == ContactLog.Result.CONFIRMED and each.on in told:
            # the event of that day says it already
            continue
        text = _("%(way)s联系申请人：%(result)s。%(note)s") % {
            "way": each.get_way_display(),
            "result": each.get_result_display(),
            "note": each.note,
        }
        yield Line(each.on, text, each.by_name)


def _hands(case: DisclosureRequest) -> Iterator[Line]:
    for each in case.handovers.order_by("at"):
        to = each.to_name or _("政府信息公开工作机构")
        note = f"：{each.note}" if each.note else ""
        yield Line(
            timezone.localdate(each.at),
            f"{each.get_kind_display()}，{_('现在由')} {to} {_('办')}{note}。",
            each.by_name,
        )
    for asked in case.unit_opinions.select_related("unit").order_by("asked_on"):
        text = _("请 %(unit)s 协办：%(question)s") % {"unit": asked.unit.name, "question": asked.question}
        yield Line(asked.asked_on, text, asked.asked_by)
        if asked.answered_on:
            text = _("%(unit)s 回复：%(opinion)s") % {"unit": asked.unit.name, "opinion": asked.opinion}
            yield Line(asked.answered_on, text, asked.answered_by)


def _papers(case: DisclosureRequest) -> Iterator[Line]:
    for search in case.searches.order_by("on"):
        found = _("找到了") if search.found else _("没有找到")
        text = _("检索：%(scope)s；检索词“%(words)s”；%(found)s。") % {
            "scope": search.scope,
            "words": search.keywords,
            "found": found,
        }
        yield Line(search.on, text, search.persons)
    for each in case.extensions.exclude(state="granted"):
        text = _("提请延期 %(days)d 个工作日（%(state)s）：%(reason)s") % {
            "days": each.days,
            "state": each.get_state_display(),
            "reason": each.reason,
        }
        yield Line(each.asked_on, text, each.asked_by)
    for one in case.consultations.exclude(decision=""):
        if one.answered_on:
            text = _("权衡第三方意见：%(decision)s。%(reasons)s") % {
                "decision": one.get_decision_display(),
                "reasons": one.decision_reasons,
            }
            yield Line(one.answered_on, text, one.decided_by)
