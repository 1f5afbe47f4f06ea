"""What an agency must publish unasked, by level, and within which term. (条例 19, 20, 21, 26)"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, cast

from gongkai_law.citation import cite
from gongkai_law.errors import InputFault
from gongkai_law.sources import SourceMark, read_data, source_mark

Unit = Literal["working_day", "natural_day"]
LEVELS = ("village", "township", "county", "prefecture", "province", "nation")


@dataclass(frozen=True, slots=True)
class Duty:
    """One kind of information to publish. `content` as in the Regulation, `plain` for a clerk; `livelihood`: close to
    people's lives, shown first (our reading); `levels`: who has this duty."""

    id: str
    content: str
    plain: str
    levels: tuple[str, ...]
    article: str
    livelihood: bool
    source: SourceMark

    @property
    def citation(self) -> str:
        """The article as people read it."""
        return cite(self.article)


@dataclass(frozen=True, slots=True)
class PublicationTerm:
    """Within how many days, of which kind, from which day. The starting day itself is not counted."""

    id: str
    label: str
    length: int
    unit: Unit
    counted_from: str
    article: str
    source: SourceMark
    duty: str = ""


@dataclass(frozen=True, slots=True)
class DutyTest:
    """One of the grounds of 条例 19 for publishing what no list names."""

    id: str
    label: str
    articles: tuple[str, ...]
    source: SourceMark


@lru_cache(maxsize=1)
def _raw() -> dict[str, Any]:
    return read_data(Path(__file__).parent / "duties.toml")


@lru_cache(maxsize=1)
def _duties() -> dict[str, Duty]:
    return {
        id: Duty(
            id=id,
            content=entry["content"],
            plain=entry["plain"],
            levels=tuple(entry["levels"]),
            article=entry["article"],
            livelihood=entry["livelihood"],
            source=source_mark(entry["source"]),
        )
        for id, entry in _raw()["duties"].items()
    }


def all_duties() -> tuple[Duty, ...]:
    """Every duty of 条例 20 and 21, in the Regulation's order."""
    return tuple(_duties().values())


def duty(id: str) -> Duty:
    """One duty (`20-07`, `21-T8`). Raises InputFault for an unknown id."""
    found = _duties().get(id)
    if found is None:
        raise InputFault("disclosure_law.unknown_duty", duty=id)
    return found


def duties_for(level: str) -> tuple[Duty, ...]:
    """What an agency of a level must publish. Empty for a village: 村务公开 has its own law.

    A street office (街道) is taken as a township. Raises InputFault for an unknown level.
    """
    if level not in LEVELS:
        raise InputFault("disclosure_law.unknown_level", level=level)
    return tuple(each for each in all_duties() if level in each.levels)


def must_publish(tests: set[str] | frozenset[str]) -> bool:
    """Whether information no list names must be published: one test of 条例 19 is enough. `tests`: ids that hold."""
    known = {each.id for each in duty_tests()}
    unknown = sorted(tests - known)
    if unknown:
        raise InputFault("disclosure_law.unknown_test", test="、".join(unknown))
    return bool(tests)


def duty_tests() -> tuple[DutyTest, ...]:
    """The general tests of 条例 19."""
    return tuple(
        DutyTest(id, entry["label"], tuple(entry["articles"]), source_mark(entry["source"]))
        for id, entry in _raw()["tests"].items()
    )


def general_term() -> PublicationTerm:
    """Twenty working days from the day the information was formed or changed. (条例 26)"""
    entry = _raw()["term"]
    return PublicationTerm(
        id="general",
        label="主动公开期限",
        length=entry["length"],
        unit=cast(Unit, entry["unit"]),
        counted_from=entry["counted_from"],
        article=entry["article"],
        source=source_mark(entry["source"]),
    )


def special_terms() -> tuple[PublicationTerm, ...]:
    """Terms of other laws that go before the general one. (条例 26)"""
    return tuple(
        PublicationTerm(
            id=id,
            label=entry["label"],
            length=entry["length"],
            unit=cast(Unit, entry["unit"]),
            counted_from=entry["counted_from"],
            article=entry["basis"],
            source=source_mark(entry["source"]),
            duty=entry["duty"],
        )
        for id, entry in _raw()["special"].items()
    )


def term_by(length: int, unit: Unit, *, basis: str) -> PublicationTerm:
    """A special term an agency enters itself. Raises InputFault without a basis or with a length below one:
    only a law or regulation goes before the twenty working days. (条例 26)"""
    if length < 1 or not basis.strip():
        raise InputFault("disclosure_law.special_term", length=length)
    return PublicationTerm(
        "own", basis.strip(), length, unit, general_term().counted_from, "条例 26", "reading"
    )
