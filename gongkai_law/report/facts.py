"""The facts a year's tables are counted from: one request, one case, one document, one decision is one fact.

A fact says what happened and when, never in which year's report it counts; `tally` decides that. Dates are days,
`None` where the event has not happened. Amounts are yuan.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal


@dataclass(frozen=True, slots=True)
class RequestFact:
    """One disclosure request. `column`: the applicant's column of table three; `received_on`: the first receipt day
    (a correction makes no new request, 条例 31); `closed_on`: the day the answer was sent or the case was closed;
    `row`: the row of table three it is closed in, in the edition for the year of `closed_on`."""

    id: str
    column: str
    received_on: date
    closed_on: date | None = None
    row: str | None = None


@dataclass(frozen=True, slots=True)
class RemedyFact:
    """One reconsideration or suit: `group` and `result` are a group and a column of table four (result None = pending)."""

    id: str
    group: str
    filed_on: date
    closed_on: date | None = None
    result: str | None = None


@dataclass(frozen=True, slots=True)
class NormativeFact:
    """A rule (规章, `row` "rule") or a normative document ("normative"): when made, first made public, ended, and how."""

    id: str
    row: Literal["rule", "normative"]
    made_on: date
    published_on: date | None = None
    ended_on: date | None = None
    ended_by: Literal["abolished", "expired"] = "abolished"


@dataclass(frozen=True, slots=True)
class DecisionFact:
    """Administrative decisions of one kind (`row`: licence, service, penalty, coercion) on one day; `count` of them."""

    id: str
    row: str
    on: date
    count: int = 1


@dataclass(frozen=True, slots=True)
class ItemFact:
    """One item of a list of powers or charges (`row`: licence, service, penalty, coercion, fee), on the list from–to."""

    id: str
    row: str
    added_on: date
    removed_on: date | None = None


@dataclass(frozen=True, slots=True)
class MoneyFact:
    """A charge collected (row "fee") or a purchase made (row "procurement"): the day and the amount in yuan."""

    id: str
    row: Literal["fee", "procurement"]
    on: date
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything a register knows. None = the register has no source for it: its cells stay blank, never 0."""

    requests: Iterable[RequestFact] = ()
    remedies: Iterable[RemedyFact] = ()
    normative: Sequence[NormativeFact] | None = None
    decisions: Sequence[DecisionFact] | None = None
    items: Sequence[ItemFact] | None = None
    money: Sequence[MoneyFact] | None = None
