"""How requests read: states, events and rows in plain sentences."""

from __future__ import annotations

from typing import Any

from gongkai.casework.models import DisclosureRequest, IntakeKind, RequestEvent
from gongkai_law.casework.outcomes import outcome
from gongkai_law.casework.states import state
from gongkai_law.clocks import ClockReading, event_label
from gongkai_law.clocks.words import word
from gongkai_law.report.form import Form

CLOSED = "closed"

# What an event's details add to its name.
_DETAILS = {
    "submitted": lambda data: f"（{IntakeKind(data['channel']).label}）" if data.get("channel") else "",
    "correction_requested": lambda data: f"，要求 {data['due']} 前补正" if data.get("due") else "",
    "extended": lambda data: f"，延长 {data.get('days', 20)} 个工作日",
    "third_party_consulted": lambda data: _delivered(data),
    "agency_consulted": lambda data: _delivered(data),
    "fee_notified": lambda data: _delivered(data),
    "delayed": lambda data: f"，{data['due']} 前答复" if data.get("due") else "",
    "reasons_requested": lambda data: f"，请在 {data['due']} 前说明" if data.get("due") else "",
}


def _delivered(data: dict[str, Any]) -> str:
    return f"（对方 {data['delivered']} 收到）" if data.get("delivered") else ""


def state_label(key: str) -> str:
    """A state in words, e.g. “等待申请人补正”; states are those of the clock's reading, and `closed`."""
    return "已办结" if key == CLOSED else word("states", key)


def stage_label(stage: str) -> str:
    """Where a case stands in the office, in words."""
    return state(stage).label


def standing(disclosure_request: DisclosureRequest, reading: ClockReading) -> str:
    """State and days left in one line: 等第三方或其他机关答复，还剩 9 个工作日."""
    if disclosure_request.closed_on:
        return stage_label(disclosure_request.stage)
    words = stage_label(disclosure_request.stage)
    if reading.received_on is None:
        return words
    if reading.state == "deemed_abandoned":
        return f"{words}，{state_label(reading.state)}"
    if reading.state in ("waiting_correction", "waiting_fee"):
        return words
    if reading.days_left < 0:
        return f"{words}，已逾期 {-reading.days_left} 个工作日"
    return f"{words}，还剩 {reading.days_left} 个工作日"


def turn_of(disclosure_request: DisclosureRequest) -> str:
    """Whose turn it is: us, the applicant, others, or nobody's."""
    return {"us": "我们", "applicant": "申请人", "others": "第三方或其他机关"}.get(
        state(disclosure_request.stage).waits_for, ""
    )


def outcome_label(code: str) -> str:
    """An outcome in words; nothing while the request is open."""
    return outcome(code).label if code else ""


def event_sentence(event: RequestEvent) -> str:
    """An event in one sentence."""
    details = _DETAILS.get(event.kind)
    text = event_label(event.kind) + (details(event.data) if details else "")
    return f"{text}。{event.note}" if event.note else text


def row_words(row_id: str, year: int) -> str:
    """A row of table three with its group, in the words of the year's edition."""
    rows = {row.id: row for row in Form.for_year(year).t3_rows}
    row = rows[row_id]
    group = rows.get(row.group)
    return f"{group.label}—{row.label}" if group and group.group else row.label


def row_label(disclosure_request: DisclosureRequest) -> str:
    """The label of the row of table three a request counts in, with its group; nothing while it is open."""
    if not disclosure_request.result_row or disclosure_request.closed_year is None:
        return ""
    return row_words(disclosure_request.result_row, disclosure_request.closed_year)
