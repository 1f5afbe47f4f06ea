"""The information-processing fee: how much, band by band. (条例 42, 国办函〔2020〕109号)

Charging is a may, decided by a person, never a must; per request the agency picks one basis, never both. Items
are those of one applicant at one agency in one calendar month, in the order of receipt; pages are those of
one request. Both bases are marginal: each item or page costs the price of its own band.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from gongkai_law.citation import cite
from gongkai_law.errors import InputFault, LawFault

MOST_ITEMS = 100_000  # of one applicant in one month: more is a slip of the pen
MOST_PAGES = 10_000_000


@dataclass(frozen=True, slots=True)
class FeeBand:
    """The items or pages of one request that fall into one band: from the `first` to the `last`, `price` yuan each."""

    first: int
    last: int
    price: int

    @property
    def count(self) -> int:
        """How many items or pages."""
        return self.last - self.first + 1

    @property
    def sum(self) -> int:
        """Yuan for this band."""
        return self.count * self.price

    def as_json(self) -> dict[str, int]:
        """{"from", "to", "price", "count", "sum"}."""
        return {
            "from": self.first,
            "to": self.last,
            "price": self.price,
            "count": self.count,
            "sum": self.sum,
        }


@dataclass(frozen=True, slots=True)
class Fee:
    """A fee worked out: `basis` items or pages, its `bands`, free ones included, and the article."""

    basis: str
    label: str
    unit: str
    bands: tuple[FeeBand, ...]
    article: str

    @property
    def amount(self) -> int:
        """Yuan in all."""
        return sum(band.sum for band in self.bands)

    def as_json(self) -> dict[str, Any]:
        """The contract's {"amount": yuan, "bands": [...]} with basis and article beside it."""
        return {
            "amount": self.amount,
            "bands": [band.as_json() for band in self.bands],
            "basis": self.basis,
            "article": self.article,
        }


@dataclass(frozen=True, slots=True)
class FeeSchedule:
    """One edition of the prices. `in_force_source` "memory": the day is not confirmed and may be set otherwise."""

    in_force_from: date
    in_force_source: str
    prices: Mapping[str, Mapping[str, Any]]


@lru_cache(maxsize=1)
def schedules() -> tuple[FeeSchedule, ...]:
    """Every edition of the prices, oldest first."""
    raw = tomllib.loads((Path(__file__).parent / "fees.toml").read_text("utf-8"))
    found = [
        FeeSchedule(
            entry["in_force_from"],
            entry["in_force_source"],
            {basis: entry[basis] for basis in ("items", "pages")},
        )
        for entry in raw["schedule"]
    ]
    return tuple(sorted(found, key=lambda schedule: schedule.in_force_from))


def fee_by_items(n_new: int, n_before: int = 0, *, on: date | None = None) -> Fee:
    """The fee for `n_new` further items of an applicant who had `n_before` in the same calendar month.

    `on`: the day of the request; None for the newest prices. InputFault for a count that makes no sense,
    LawFault for a day before the fee rules were in force. (收费办法 4)
    """
    _check(n_new, "件", MOST_ITEMS)
    _check(n_before, "件", MOST_ITEMS)
    _check(n_new + n_before, "件", MOST_ITEMS)
    return _fee("items", n_before + 1, n_before + n_new, on)


def fee_by_pages(pages: int, *, on: date | None = None) -> Fee:
    """The fee for `pages` of one request; a page is one side of A4 or smaller. Faults as for items. (收费办法 5)"""
    _check(pages, "页", MOST_PAGES)
    return _fee("pages", 1, pages, on)


def _check(count: object, unit: str, most: int) -> None:
    if isinstance(count, bool) or not isinstance(count, int) or count < 0:
        raise InputFault("fee.not_a_count", value=str(count)[:40], unit=unit)
    if count > most:
        raise InputFault("fee.too_many", value=count, unit=unit, most=most)


def _schedule(on: date | None) -> FeeSchedule:
    if on is None:
        return schedules()[-1]
    in_force = [schedule for schedule in schedules() if schedule.in_force_from <= on]
    if not in_force:
        raise LawFault(
            "fee.not_in_force",
            articles=(cite("条例 42.1"),),
            on=on,
            in_force_from=schedules()[0].in_force_from,
        )
    return in_force[-1]


def _fee(basis: str, first: int, last: int, on: date | None) -> Fee:
    prices = _schedule(on).prices[basis]
    bands = tuple(_clip(_bands(prices, last), first, last))
    return Fee(basis, prices["label"], prices["unit"], bands, cite(prices["article"]))


def _bands(prices: Mapping[str, Any], last: int) -> Iterator[FeeBand]:
    """Every band up to the one that holds `last`; a band without an end runs to `last`."""
    for band in prices["bands"]:
        yield FeeBand(band["from"], band.get("to", max(last, band["from"])), band["price"])
    rising = prices.get("rising")
    if rising is None:
        return
    for number, first in enumerate(range(rising["from"], last + 1, rising["width"])):
        yield FeeBand(first, first + rising["width"] - 1, rising["price"] + number * rising["step"])


def _clip(bands: Iterator[FeeBand], first: int, last: int) -> Iterator[FeeBand]:
    for band in bands:
        start, end = max(band.first, first), min(band.last, last)
        if start <= end:
            yield FeeBand(start, end, band.price)
