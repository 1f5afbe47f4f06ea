"""The first day of an office: steps of two minutes each, each skippable, always resumable.

Every module of `sources` is a step; whether it is done is read from what is there, never ticked off by hand.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from gongkai.agencies.first_day import skipped_steps
from gongkai.agencies.models import Agency
from gongkai.base.folders import gathered
from gongkai.supervision.firstday import sources
from gongkai.supervision.firstday.kinds import Standing, Step


@dataclass(frozen=True, slots=True)
class FirstDay:
    """All steps of an office in their order."""

    standings: list[Standing]

    @property
    def next(self) -> Standing | None:
        """The step to take now; None when all are done or left out."""
        return next((each for each in self.standings if each.state == "next"), None)

    @property
    def left(self) -> int:
        return sum(each.state in ("next", "ahead") for each in self.standings)

    @property
    def settled(self) -> int:
        return len(self.standings) - self.left


def all_steps() -> list[Step]:
    """Every step in order."""
    found: list[Step] = [module.STEP for module in gathered(sources.__name__, sources.__path__)]
    return sorted(found, key=lambda step: step.order)


def step(key: str) -> Step | None:
    """One step by its key."""
    return next((each for each in all_steps() if each.key == key), None)


def first_day(agency: Agency, *, on: date) -> FirstDay:
    """Where the agency in scope stands with its first day."""
    skipped, standings, led = skipped_steps(), [], False
    for number, each in enumerate(all_steps(), 1):
        missing = str(each.missing(agency, on))
        state = "done" if not missing else "skipped" if each.key in skipped else "ahead" if led else "next"
        led = led or state == "next"
        standings.append(Standing(each, number, reverse(each.page), state, missing))
    return FirstDay(standings)
