"""What an office or its county may set about clocks. None of it is law, and it is never shown as law."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from gongkai_law.clocks.receipt import Channel, channels
from gongkai_law.clocks.terms import terms
from gongkai_law.clocks.words import group
from gongkai_law.errors import InputFault
from gongkai_law.policies import Policies

# Where the county may let a way of submitting start the clock without a confirmation: field of the policy → channel.
_STARTS_AT_ONCE = {
    "internet_at_once": "internet",
    "email_at_once": "email",
    "letter_at_once": "ordinary_mail",
}


@dataclass(frozen=True, slots=True)
class ClockPolicy:
    """Settings of a county or an office.

    `internal_days`: the office's own reply term in working days, within the statutory one; None for none.
    `late_answers_count`: whether days after the opinion term, up to a late answer, are left out (the Regulation
    leaves out the time "needed" and is silent on late answers).
    `internet_at_once`, `email_at_once`: the day of submission (arrival) is the day of receipt, without a confirmation.
    `letter_at_once`: an ordinary letter counts from the day it was opened until a confirmation moves that day.
    `reasons_stop`: the days in which an applicant gives reasons for many requests (条例 35) are left out, for
    `reasons_days` working days at most where the notice names no day.
    """

    internal_days: int | None = None
    late_answers_count: bool = True
    internet_at_once: bool = False
    email_at_once: bool = False
    letter_at_once: bool = False
    reasons_stop: bool = False
    reasons_days: int = 10

    def __post_init__(self) -> None:
        most = terms()["C_REPLY"][-1].length
        if self.internal_days is not None and not 1 <= self.internal_days <= most:
            raise InputFault("clock.bad_internal", value=self.internal_days, most=most)

    @classmethod
    def of(cls, policies: Policies) -> ClockPolicy:
        """The settings an office's choices come to."""
        return cls(
            internal_days=policies.number("internal_reply_days"),
            late_answers_count=policies["late_answers_count"] == "left_out",
            internet_at_once=policies["internet_confirmation"] == "click_confirms",
            email_at_once=policies["email_receipt"] == "arrived",
            letter_at_once=policies["unreachable_sender"] == "day_opened",
            reasons_stop=policies["reasons_stop_clock"] == "yes",
            reasons_days=policies.number("reasons_days"),
        )

    def channel(self, key: str) -> Channel:
        """How a way of submitting starts the clock here, with the rule in words: the law's, or the county's own."""
        found = channels()[key]
        words: Mapping[str, str] = group("own_receipt")
        for setting, channel in _STARTS_AT_ONCE.items():
            if channel == key and getattr(self, setting):
                return replace(found, starts="submitted", source="reading", rule=words[channel])
        return found
