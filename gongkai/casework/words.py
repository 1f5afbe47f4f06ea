"""How requests read: states, events and rows in plain sentences."""

from __future__ import annotations

from gongkai.casework.models import DisclosureRequest, IntakeKind, RequestEvent
from gongkai_law.casework.outcomes import outcome
from gongkai_law.clocks import event_label
from gongkai_law.clocks.words import word
from gongkai_law.report.form import Form

CLOSED = "closed"

# What an event's details add to its name.
_DETAILS = {
    "submitted": lambda data: f"（{IntakeKind(data['channel']).label}）" if data.get("channel") else "",
    "correction_requested": lambda data: f"，要求 {data['due']} 前补正" if data.get("due") else "",
    "extended": lambda data: f"，延长 {data.get('days', 20)} 个工作日",
}


def state_label(key: str) -> str:
    """A state in words, e.g. “等待申请人补正”; states are those of the clock's reading, and `closed`."""
    return "已办结" if key == CLOSED else word("states", key)


def outcome_label(code: str) -> str:
    """An outcome in words; nothing while the request is open."""
    return outcome(code).label if code else ""


def event_sentence(event: RequestEvent) -> str:
    """An event in one sentence."""
    details = _DETAILS.get(event.kind)
    text = event_label(event.kind) + (details(event.data) if details else "")
    return f"{text}。{event.note}" if event.note else text


def row_label(disclosure_request: DisclosureRequest) -> str:
    """The label of the row of table three a request counts in, with its group; nothing while it is open."""
    if not disclosure_request.result_row or disclosure_request.closed_year is None:
        return ""
    form = Form.for_year(disclosure_request.closed_year)
    rows = {row.id: row for row in form.t3_rows}
    row = rows[disclosure_request.result_row]
    group = rows.get(row.group)
    return f"{group.label}—{row.label}" if group and group.group else row.label
