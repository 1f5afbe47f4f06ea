"""What a clock says: dates, state, and the steps that led to them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from gongkai_law.clocks.words import word
from gongkai_law.workdays import weekday_name


@dataclass(frozen=True, slots=True)
class Step:
    """One stretch of days, `first` to `last` inclusive, with its working `days`.

    `kind`: receipt, awaiting (confirmation), void (a discarded clock), count, extension, left_out, or note
    (something that hangs over the clock; its days overlap others). Only count and extension are counted.
    """

    first: date
    last: date
    kind: str
    days: int
    why: str
    article: str

    @property
    def counted(self) -> bool:
        """Whether its working days are days of the reply term."""
        return self.kind in ("count", "extension")

    @property
    def sentence(self) -> str:
        """The step in one sentence, without its article: 2025-03-04（周二）至2025-03-31（周一），计20个工作日：…"""
        first, last = (f"{day}（{weekday_name(day)}）" for day in (self.first, self.last))
        days = word("steps", f"days_{self.kind}", days=self.days)
        when = first if self.first == self.last else word("steps", "stretch", first=first, last=last)
        return word("steps", "sentence", when=when, days=days, why=self.why)

    def as_json(self) -> dict[str, Any]:
        """The step as in the contract: from, to, counted, days, why, article (and kind)."""
        return {
            "from": self.first.isoformat(),
            "to": self.last.isoformat(),
            "counted": self.counted,
            "days": self.days,
            "why": self.why,
            "article": self.article,
            "kind": self.kind,
        }


@dataclass(frozen=True, slots=True)
class ConsultationReading:
    """One consultation: who was asked, when, until when they have, when they answered."""

    kind: str
    party: str
    sent_on: date
    due: date
    answered_on: date | None
    open: bool


@dataclass(frozen=True, slots=True)
class ClockWarning:
    """Something allowed but irregular: `key` as in the message file, `message` in words, the articles behind it."""

    key: str
    message: str
    articles: tuple[str, ...]

    def __str__(self) -> str:
        return self.message


@dataclass(frozen=True, slots=True)
class ClockReading:
    """A statutory clock read on a day; dates are None where nothing of the kind runs.

    `on` is the day read, never before the last event. `received_on` None means no clock runs and `why` says
    why. `third_party_due` and `agency_due` are the latest of the letters sent. `reply_due` is the running
    clock's; with an open letter it is the day due if the answer came on `on`, `latest_reply_due` the day due
    if no answer comes. `on_time` is None without a reply, and for one given while a correction or payment
    was awaited and no term ran. `provisional`: some date leans on a year without a notice; `latest_reply_due`, which is only what
    would happen without an answer, says so itself in `latest_provisional`. `days_used` and `days_left` are working days of the reply term; `days_left` is negative once the term is over and no reply
    came in it.
    """

    on: date
    state: str
    received_on: date | None = None
    why: str = ""
    clock_started_on: date | None = None
    correction_notice_due: date | None = None
    correction_due: date | None = None
    third_party_due: date | None = None
    agency_due: date | None = None
    fee_due: date | None = None
    base_due: date | None = None
    reply_due: date | None = None
    latest_reply_due: date | None = None
    latest_provisional: bool = False
    internal_due: date | None = None
    replied_on: date | None = None
    on_time: bool | None = None
    provisional: bool = False
    days_used: int = 0
    days_left: int = 0
    consultations: tuple[ConsultationReading, ...] = ()
    steps: tuple[Step, ...] = ()
    warnings: tuple[ClockWarning, ...] = ()

    @property
    def state_label(self) -> str:
        """The state in words."""
        return word("states", self.state)

    def as_json(self) -> dict[str, Any]:
        """The reading as in the contract, dates as YYYY-MM-DD, with the further fields beside it."""
        return {
            "received_on": _iso(self.received_on),
            "why": self.why or None,
            "correction_notice_due": _iso(self.correction_notice_due),
            "correction_due": _iso(self.correction_due),
            "third_party_due": _iso(self.third_party_due),
            "agency_due": _iso(self.agency_due),
            "fee_due": _iso(self.fee_due),
            "reply_due": _iso(self.reply_due),
            "replied_on": _iso(self.replied_on),
            "on_time": self.on_time,
            "provisional": self.provisional,
            "steps": [step.as_json() for step in self.steps],
            "on": _iso(self.on),
            "state": self.state,
            "clock_started_on": _iso(self.clock_started_on),
            "base_due": _iso(self.base_due),
            "latest_reply_due": _iso(self.latest_reply_due),
            "latest_provisional": self.latest_provisional,
            "internal_due": _iso(self.internal_due),
            "days_used": self.days_used,
            "days_left": self.days_left,
            "consultations": [_consultation_json(one) for one in self.consultations],
            "warnings": [
                {"key": one.key, "message": one.message, "articles": list(one.articles)}
                for one in self.warnings
            ],
        }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _consultation_json(one: ConsultationReading) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "party": one.party,
        "sent_on": _iso(one.sent_on),
        "due": _iso(one.due),
        "answered_on": _iso(one.answered_on),
        "open": one.open,
    }
