"""The five states of what an item owes: fulfilled, by statement only, due soon, overdue, empty."""

from __future__ import annotations

from datetime import date

from gongkai_law.workdays import WorkCalendar

SOON_WORKING_DAYS = 5
STATES = ("overdue", "soon", "empty", "statement", "fulfilled")
"""Worst first: a cell that holds several shows the first of these that is in it."""
COVERAGE = {
    "fulfilled": "已公开",
    "statement": "仅有说明",
    "soon": "五个工作日内到期",
    "overdue": "已逾期",
    "empty": "还没有公开",
}


def soon_until(on: date, calendar: WorkCalendar) -> date:
    """The last day that counts as "due soon": the fifth working day after `on`."""
    return calendar.add_working_days(on, SOON_WORKING_DAYS).day


def coverage_state(met: str, due: date, *, on: date, soon: date) -> str:
    """The state of one obligation on a day. `met`: data, statement, partial or none; only full data is fulfilled, and
    a statement that there was nothing never counts as data. The due day itself is still in time."""
    if met == "data":
        return "fulfilled"
    if met == "statement":
        return "statement"
    if due < on:
        return "overdue"
    return "soon" if due <= soon else "empty"
