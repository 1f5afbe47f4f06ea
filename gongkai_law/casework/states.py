"""The moves of a request as one table: which act may be done in which state, what must hold, and by which article.

Pure functions over the table; what happened to a case stands in its events, not here. The state of a case is not the
state of its clock (`gongkai_law.clocks`): a case under review can be overdue. A re-decision ordered by a
reconsideration or a court is a task of its own on a closed case and never a new request.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, cast

from gongkai_law.citation import cite
from gongkai_law.errors import InputFault, LawFault
from gongkai_law.sources import SourceMark, read_data, source_mark

WaitsFor = Literal["us", "applicant", "others", ""]


@dataclass(frozen=True, slots=True)
class State:
    """Where a case stands, in words, and whose turn it is (nobody's once it is closed)."""

    id: str
    label: str
    waits_for: WaitsFor

    @property
    def is_open(self) -> bool:
        """Whether the case still counts as carried over on 31 December."""
        return bool(self.waits_for)


@dataclass(frozen=True, slots=True)
class Guard:
    """A fact that must hold before an act; the caller vouches for it."""

    id: str
    label: str
    articles: tuple[str, ...]
    source: SourceMark

    @property
    def citations(self) -> tuple[str, ...]:
        """The articles as people read them."""
        return tuple(cite(article) for article in self.articles)


@dataclass(frozen=True, slots=True)
class Act:
    """One move. `to` is empty where the state stays; `outcome` is the answer the act itself decides, if it does."""

    id: str
    label: str
    froms: tuple[str, ...]
    to: str
    guards: tuple[Guard, ...]
    articles: tuple[str, ...]
    outcome: str = ""

    @property
    def citations(self) -> tuple[str, ...]:
        """The articles as people read them."""
        return tuple(cite(article) for article in self.articles)


@lru_cache(maxsize=1)
def _raw() -> dict[str, Any]:
    return read_data(Path(__file__).parent / "states.toml")


@lru_cache(maxsize=1)
def _states() -> dict[str, State]:
    return {
        id: State(id, entry["label"], cast(WaitsFor, entry["waits_for"]))
        for id, entry in _raw()["states"].items()
    }


@lru_cache(maxsize=1)
def _guards() -> dict[str, Guard]:
    return {
        id: Guard(id, entry["label"], tuple(entry["articles"]), source_mark(entry["source"]))
        for id, entry in _raw()["guards"].items()
    }


@lru_cache(maxsize=1)
def _acts() -> dict[str, Act]:
    return {
        entry["id"]: Act(
            id=entry["id"],
            label=entry["label"],
            froms=tuple(state(name).id for name in entry["from"]),
            to=state(entry["to"]).id if entry["to"] else "",
            guards=tuple(_guards()[name] for name in entry["guards"]),
            articles=tuple(entry["articles"]),
            outcome=entry.get("outcome", ""),
        )
        for entry in _raw()["act"]
    }


def all_states() -> tuple[State, ...]:
    """Every state, in the order a case usually passes them."""
    return tuple(_states().values())


def all_guards() -> tuple[Guard, ...]:
    """Every guard any act names."""
    return tuple(_guards().values())


def all_acts() -> tuple[Act, ...]:
    """Every act, in the order of the table."""
    return tuple(_acts().values())


def state(id: str) -> State:
    """One state by its id. Raises InputFault for an unknown id."""
    found = _states().get(id)
    if found is None:
        raise InputFault("states.unknown_state", state=id)
    return found


def act(id: str) -> Act:
    """One act by its id. Raises InputFault for an unknown id."""
    found = _acts().get(id)
    if found is None:
        raise InputFault("states.unknown_act", act=id)
    return found


def allowed_acts(state_id: str) -> tuple[Act, ...]:
    """What may be done in a state; nothing else is offered."""
    where = state(state_id).id
    return tuple(each for each in _acts().values() if where in each.froms)


def move(state_id: str, act_id: str, satisfied: Collection[str] | None = None) -> str:
    """The state after an act. Raises LawFault with the article where the state does not allow it.

    `satisfied`: ids of the guards that hold; where given, a guard not among them is refused with its own article.
    None leaves the guards to the caller.
    """
    where, wanted = state(state_id), act(act_id)
    if where.id not in wanted.froms:
        allowed = "、".join(f"“{each.label}”" for each in allowed_acts(where.id))
        key = "states.illegal_move" if allowed else "states.nothing_allowed"
        raise LawFault(key, articles=wanted.citations, state=where.label, act=wanted.label, allowed=allowed)
    if satisfied is not None:
        _check_guards(wanted, satisfied)
    return wanted.to or where.id


def _check_guards(wanted: Act, satisfied: Collection[str]) -> None:
    unmet = [guard for guard in wanted.guards if guard.id not in satisfied]
    if unmet:
        articles = tuple(dict.fromkeys(citation for guard in unmet for citation in guard.citations))
        raise LawFault(
            "states.guard_unmet",
            articles=articles or wanted.citations,
            act=wanted.label,
            unmet="；".join(guard.label for guard in unmet),
        )
