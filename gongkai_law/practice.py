"""What the switches of `policies.toml` come to in the work, where no other module of the law is their home.

None of it is law: every answer follows the county's choice, and pages show it as the county's own practice.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from gongkai_law.casework.outcomes import outcome
from gongkai_law.clocks.deadlines import add_months
from gongkai_law.errors import InputFault
from gongkai_law.policies import DEFAULTS, Policies
from gongkai_law.workdays import DayCount, WorkCalendar

CONTENT = "content"  # the one lack for which the Regulation itself speaks of a correction (条例 30)


def may_ask_correction(lacks: Iterable[str], policies: Policies = DEFAULTS) -> bool:
    """Whether a correction notice may be sent for what a request lacks: keys of the elements of 条例 29.2, or `content`.

    Some counties send one only where the content is not clear; the rest is then fetched by telephone. (条例 30)
    """
    found = set(lacks)
    return bool(found) if policies["correction_scope"] == "all_elements" else CONTENT in found


def correction_days(policies: Policies = DEFAULTS) -> int:
    """Working days an applicant gets for a correction: the "reasonable term" of the notice. (条例 30)"""
    return policies.number("correction_days")


def reasons_letter(policies: Policies = DEFAULTS) -> str:
    """The kind of letter that asks for reasons: "separate", or "correction" for a part of the correction notice. (条例 35)"""
    return policies["reasons_by_correction"]


def looks_excessive(in_the_month: int, policies: Policies = DEFAULTS) -> bool:
    """Whether to remind the clerk of 条例 35: requests of one applicant within a month. A person decides, always."""
    return in_the_month >= policies.number("excessive_from")


def suggest_proactive(applicants: int, policies: Policies = DEFAULTS) -> bool:
    """Whether to suggest publishing what several applicants asked for. (条例 44.1)"""
    return applicants >= policies.number("conversion_from")


def own_record_due(received_on: date, calendar: WorkCalendar, policies: Policies = DEFAULTS) -> DayCount:
    """The last day for correcting a person's own record; the Regulation names none. (条例 41)"""
    return calendar.add_working_days(received_on, policies.number("own_record_days"))


def override_in_order(told_on: date | None, opened_on: date, policies: Policies = DEFAULTS) -> bool:
    """Whether a third party that objected was told in writing when the county wants it: before, or on the day. (条例 32)"""
    if told_on is None:
        return False
    return told_on < opened_on if policies["override_notice"] == "before" else told_on <= opened_on


def fee_counts(outcome_code: str, policies: Policies = DEFAULTS) -> bool:
    """Whether a request counts among an applicant's items of the month for the fee; an open one ("") does. (收费办法 4)"""
    if not outcome_code or policies["fee_counts_ended"] == "yes":
        return True
    return outcome(outcome_code).code not in ENDED


# Ended without an answer: withdrawn, or not gone on with because the applicant did not correct or pay.
ENDED = frozenset({"O_WITHDRAWN", "O_NOT_CORRECTED", "O_FEE_UNPAID"})


def online_reply_day(sent_on: date, arrived_on: date | None, policies: Policies = DEFAULTS) -> date | None:
    """The day of an answer served online: its arrival (None while it has not arrived), or the day it was sent."""
    if arrived_on is not None and arrived_on < sent_on:
        raise InputFault("practice.arrived_before_sent", sent=sent_on, arrived=arrived_on)
    return sent_on if policies["electronic_service_day"] == "sent" else arrived_on


def reassessment_due(decided_on: date, policies: Policies = DEFAULTS) -> date:
    """The day by which information that was withheld is looked at again. (条例 18)"""
    return add_months(decided_on, policies.number("reassessment_months"))


def file_kept_until(closed_on: date, *, contested: bool, policies: Policies = DEFAULTS) -> date:
    """The last day a request's file is kept; longer where it went to reconsideration or court. (条例 45)"""
    years = policies.number("contested_file_years" if contested else "request_file_years")
    return date(closed_on.year + years, 12, 31)


def report_due(year: int, policies: Policies = DEFAULTS) -> date:
    """The day by which the report of `year` is to be published; a township's day is its county's. (条例 49)"""
    month, day = policies.month_day("report_due")
    return date(year + 1, month, day)
