"""What happened to a request, as dated events: read from JSON-like data, checked one by one, put in order.

Events may come in any order. They are sorted by day; events of one day follow the order of `ORDER`
(a request is submitted before it is confirmed, a notice precedes the act it asks for, what starts the
clock anew precedes what is done with the new clock, the reply comes last), equal kinds the order given.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from gongkai_law.clocks.receipt import channels
from gongkai_law.clocks.words import group
from gongkai_law.errors import InputFault
from gongkai_law.workdays import check_day, iso_date

ORDER = (
    "submitted",
    "confirmed",
    "correction_requested",
    "corrected",
    "reasons_requested",
    "reasons_given",
    "fee_notified",
    "fee_paid",
    "third_party_consulted",
    "agency_consulted",
    "third_party_answered",
    "agency_answered",
    "extended",
    "delayed",
    "replied",
    "withdrawn",
)
MOST_EVENTS = 1000
MOST_DAYS = 366


@dataclass(frozen=True, slots=True)
class ClockEvent:
    """One event of a request.

    `on` its day, `kind` one of `ORDER`. By kind: `due` (delayed: the day fixed and told); `channel` (submitted); `due` or `days` (correction_requested,
    reasons_requested: the last day, or working days from delivery, the applicant has); `delivered` (consultations,
    fee_notified, correction_requested, reasons_requested: the day the letter arrived, if not `on`); `days` (extended: working days); `party`
    (consultations and their answers: who); `complete` (fee_paid: False for a part payment); `by` (extended:
    "head" for the head of the disclosure office). `position`: its place in the list as given, from 1.
    """

    on: date
    kind: str
    channel: str = ""
    due: date | None = None
    delivered: date | None = None
    days: int | None = None
    party: str = ""
    complete: bool = True
    by: str = ""
    position: int = 0

    @property
    def label(self) -> str:
        """The kind in words."""
        return event_label(self.kind)

    @property
    def place(self) -> str:
        """Where it stands, for messages: 第2个事件（2025-03-10 补正通知）."""
        return f"第{self.position}个事件（{self.on} {self.label}）"

    @property
    def arrived_on(self) -> date:
        """The day the letter of this event arrived; the day of the event if no other is given."""
        return self.delivered or self.on


def event_label(kind: str) -> str:
    """A kind of event in words; the kind itself if it is not one of `ORDER`."""
    return group("kinds").get(kind, kind)


def parse_events(data: object) -> tuple[ClockEvent, ...]:
    """Read a list of events, or {"events": [...]}, check each and put them in order of day.

    Items are mappings as in JSON, or `ClockEvent`s. Raises InputFault naming the event and how to mend it.
    """
    if isinstance(data, Mapping):
        data = data.get("events")
    if isinstance(data, (str, bytes)) or not isinstance(data, Iterable):
        raise InputFault("clock.not_a_list")
    items = list(data)
    if not items:
        raise InputFault("clock.no_events")
    if len(items) > MOST_EVENTS:
        raise InputFault("clock.too_many_events", count=len(items), most=MOST_EVENTS)
    events = [_event(item, position) for position, item in enumerate(items, start=1)]
    return tuple(sorted(events, key=lambda event: (event.on, ORDER.index(event.kind))))


def _event(item: object, position: int) -> ClockEvent:
    if isinstance(item, ClockEvent):
        return _checked(replace(item, position=item.position or position))
    at = f"第{position}个事件"
    if not isinstance(item, Mapping):
        raise InputFault("clock.not_an_object", where=at)
    on = _date(item, "on", at)
    if on is None:
        raise InputFault("clock.missing_field", where=at, field="on", hint="发生的日期，如 2025-03-03")
    if not item.get("kind"):
        raise InputFault("clock.missing_field", where=at, field="kind", hint="事项，如 submitted")
    return _checked(
        ClockEvent(
            on=on,
            kind=str(item["kind"]),
            channel=_text(item, "channel"),
            due=_date(item, "due", at),
            delivered=_date(item, "delivered", at),
            days=_days(item, at),
            party=_text(item, "party"),
            complete=_complete(item, at),
            by=_text(item, "by"),
            position=position,
        )
    )


def _checked(event: ClockEvent) -> ClockEvent:
    at = f"第{event.position}个事件"
    if event.kind not in ORDER:
        known = "、".join(f"{kind}（{label}）" for kind, label in group("kinds").items())
        raise InputFault("clock.unknown_kind", where=at, value=event.kind[:40], known=known)
    for field, day in (("on", event.on), ("due", event.due), ("delivered", event.delivered)):
        if day is None:
            continue
        check_day(day, where=event.place)
        if day < event.on:
            raise InputFault("clock.day_before_event", where=event.place, field=field, day=day)
    if event.kind == "submitted":
        _check_channel(event)
    if event.days is not None and not 1 <= event.days <= MOST_DAYS:
        raise InputFault("clock.bad_days", where=event.place, value=event.days, most=MOST_DAYS)
    if event.kind == "delayed" and event.due is None:
        raise InputFault(
            "clock.missing_field", where=event.place, field="due", hint="延迟到哪天答复，如 2025-05-30"
        )
    if event.kind == "extended" and event.days is None:
        raise InputFault(
            "clock.missing_field", where=event.place, field="days", hint="延长的工作日数，最多20"
        )
    return event


def _check_channel(event: ClockEvent) -> None:
    known = "、".join(f"{channel.key}（{channel.label}）" for channel in channels().values())
    if not event.channel:
        raise InputFault("clock.missing_field", where=event.place, field="channel", hint=f"提交方式：{known}")
    if event.channel not in channels():
        raise InputFault("clock.unknown_channel", where=event.place, value=event.channel[:40], known=known)


def _date(item: Mapping[str, Any], field: str, at: str) -> date | None:
    value = item.get(field)
    if value is None or value == "":
        return None
    day = iso_date(value)
    if day is None:
        raise InputFault("clock.bad_date", where=at, field=field, value=str(value)[:40])
    return day


def _text(item: Mapping[str, Any], field: str) -> str:
    value = item.get(field)
    return "" if value is None else str(value).strip()


def _days(item: Mapping[str, Any], at: str) -> int | None:
    value = item.get("days")
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int):
        raise InputFault("clock.bad_days", where=at, value=str(value)[:40], most=MOST_DAYS)
    return value


def _complete(item: Mapping[str, Any], at: str) -> bool:
    value = item.get("complete", True)
    if not isinstance(value, bool):
        raise InputFault("clock.bad_complete", where=at, value=str(value)[:40])
    return value
