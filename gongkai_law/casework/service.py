"""Service of an answer (送达): by hand, by post, online; which day is the day of the answer. (235号, 行政复议法 22.2)"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from gongkai_law.casework.elements import Requirement, missing, requirements
from gongkai_law.citation import cite
from gongkai_law.errors import InputFault, LawFault
from gongkai_law.policies import DEFAULTS, Policies
from gongkai_law.sources import SourceMark, read_data, source_mark


@dataclass(frozen=True, slots=True)
class ServiceWay:
    """One way: `day` says in words which day counts, `proof` what belongs in the file, `needs` what must be noted."""

    id: str
    label: str
    day: str
    proof: str
    needs: tuple[Requirement, ...]
    articles: tuple[str, ...]
    source: SourceMark

    @property
    def citations(self) -> tuple[str, ...]:
        """The articles as people read them."""
        return tuple(cite(article) for article in self.articles)


@lru_cache(maxsize=1)
def _raw() -> dict[str, Any]:
    return read_data(Path(__file__).parent / "service.toml")


@lru_cache(maxsize=1)
def _ways() -> dict[str, ServiceWay]:
    return {
        id: ServiceWay(
            id=id,
            label=entry["label"],
            day=entry["day"],
            proof=entry["proof"],
            needs=requirements(entry["needs"]),
            articles=tuple(entry["articles"]),
            source=source_mark(entry["source"]),
        )
        for id, entry in _raw()["ways"].items()
    }


def service_ways() -> tuple[ServiceWay, ...]:
    """Every lawful way."""
    return tuple(_ways().values())


def service_way(id: str) -> ServiceWay:
    """One way by its id. Raises InputFault for an unknown one."""
    found = _ways().get(id)
    if found is None:
        raise InputFault("service_law.unknown_way", way=id, known="、".join(w.label for w in service_ways()))
    return found


def private_courier(text: str) -> str:
    """The private courier a text names; empty for none. A text that names the post as well is taken for the post."""
    carriers = _raw()["carriers"]
    if any(word in text for word in carriers["postal"]):
        return ""
    return next((word for word in carriers["private"] if word in text), "")


def check_carrier(carrier: str, number: str) -> None:
    """Raises LawFault where a letter was handed to a private courier: that is no lawful service. (235号)

    Numbers of the best known private courier open with SF; those of the post never do.
    """
    found = private_courier(carrier) or ("SF" if number.strip().upper().startswith("SF") else "")
    if found:
        raise LawFault(
            "service_law.private_courier",
            articles=tuple(cite(article) for article in _raw()["carriers"]["articles"]),
            courier=found,
        )


def check_service(way: str, given: Mapping[str, object]) -> None:
    """Raises InputFault where what the way must note is not there, LawFault for online service without the channel."""
    found = service_way(way)
    lacking = missing(found.needs, given)
    if not lacking:
        return
    if [each.id for each in lacking] == ["online_channel"]:
        raise LawFault("service_law.online_channel", articles=found.citations)
    raise InputFault(
        "service_law.missing", way=found.label, missing="、".join(each.label for each in lacking)
    )


def reply_day(
    way: str, *, served_on: date, sent_on: date | None = None, policies: Policies = DEFAULTS
) -> date:
    """The day of the answer: handed over and signed, handed to the post, or arrived online.

    `served_on` is that day; for online service the county may count from the day it was sent (`sent_on`, where it
    differs from the day of arrival).
    """
    if service_way(way).id == "online" and policies["electronic_service_day"] == "sent":
        return sent_on or served_on
    return served_on
