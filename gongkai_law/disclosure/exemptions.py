"""What must or may be withheld (条例 14, 15, 16), what each ground needs, and how a third party's word is weighed (32).

The list is closed: everything else is open (条例 13). Grounds of 14 and 15 bind; those of 16 only allow to withhold.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from gongkai_law.casework.elements import Requirement, missing, requirements
from gongkai_law.citation import cite
from gongkai_law.errors import InputFault, LawFault
from gongkai_law.sources import SourceMark, read_data, source_mark

Opinion = Literal["agrees", "objects", "silent", "unreachable"]


@dataclass(frozen=True, slots=True)
class Exemption:
    """One ground. `mandatory`: must not be disclosed; `kinds`: the article's own closed list; `unless`: when it does not
    hold; `outcome`: the answer it leads to."""

    id: str
    label: str
    outcome: str
    mandatory: bool
    kinds: tuple[str, ...]
    kind_element: str
    unless: str
    needs: tuple[Requirement, ...]
    articles: tuple[str, ...]
    source: SourceMark

    @property
    def citations(self) -> tuple[str, ...]:
        """The articles as people read them."""
        return tuple(cite(article) for article in self.articles)


@dataclass(frozen=True, slots=True)
class ThirdPartyDecision:
    """What follows from a third party's word: the answer, and whether it must be told in writing what is released
    and why."""

    outcome: str
    must_be_told: bool
    articles: tuple[str, ...]


@lru_cache(maxsize=1)
def _raw() -> dict[str, Any]:
    return read_data(Path(__file__).parent / "exemptions.toml")


@lru_cache(maxsize=1)
def _exemptions() -> dict[str, Exemption]:
    return {
        id: Exemption(
            id=id,
            label=entry["label"],
            outcome=entry["outcome"],
            mandatory=entry["mandatory"],
            kinds=tuple(entry["kinds"]),
            kind_element=entry.get("kind_element", ""),
            unless=entry.get("unless", ""),
            needs=requirements(entry["needs"]),
            articles=tuple(entry["articles"]),
            source=source_mark(entry["source"]),
        )
        for id, entry in _raw()["exemptions"].items()
    }


def all_exemptions() -> tuple[Exemption, ...]:
    """Every ground, in the Regulation's order. The list is closed."""
    return tuple(_exemptions().values())


def exemption(id: str) -> Exemption:
    """One ground. Raises InputFault for an id that is none: nothing else may be withheld. (条例 13)"""
    found = _exemptions().get(id)
    if found is None:
        raise InputFault("disclosure_law.unknown_exemption", articles=(cite("条例 13"),), ground=id)
    return found


def missing_for(id: str, given: Mapping[str, object] | Iterable[str]) -> tuple[Requirement, ...]:
    """What must still be on file before a ground may be relied on."""
    return missing(exemption(id).needs, given)


def check_kind(id: str, kind: str) -> str:
    """The kind itself, if it is on the closed list of a ground. Raises LawFault otherwise, e.g. a fourth internal affair."""
    found = exemption(id)
    if found.kinds and kind not in found.kinds:
        raise LawFault(
            "disclosure_law.unknown_kind",
            articles=found.citations,
            ground=found.label,
            kind=kind,
            known="、".join(found.kinds),
        )
    return kind


def ranks() -> dict[str, str]:
    """Ranks of legal texts by id, in words."""
    return {id: entry["label"] for id, entry in _raw()["ranks"].items()}


def _rank(rank: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] | None = _raw()["ranks"].get(rank)
    if found is None:
        raise InputFault("disclosure_law.unknown_rank", rank=rank, known="、".join(ranks().values()))
    return found


def check_prohibition(rank: str) -> None:
    """Raises LawFault where a text of this rank cannot prohibit disclosure: only laws and administrative regulations can;
    a local rule, a departmental rule or a document is not enough. (条例 14)"""
    found = _rank(rank)
    if not found["prohibits"]:
        raise LawFault(
            "disclosure_law.rank_too_low", articles=exemption("law").citations, rank=found["label"]
        )


def must_open(rank: str) -> bool:
    """Whether a text of this rank that orders disclosure overrides 16.2: laws, regulations and rules do."""
    return bool(_rank(rank)["opens"])


def weigh_third_party(
    opinion: Opinion, *, harm: bool, reasonable: bool = False, public_interest: bool = False
) -> ThirdPartyDecision:
    """The answer that follows from a third party's word and the agency's own judgement. (条例 15, 32)

    Silence and an unknown address are neither consent nor refusal: the agency decides by `harm`. A reasonable objection
    holds; an unreasonable one leaves the decision to the agency. A serious public interest overrides, and then
    the third party must be told in writing what is released and why, whether it objected or not.
    """
    articles = (cite("条例 15"), cite("条例 32"))
    if opinion == "agrees":
        return ThirdPartyDecision("GRANT_3P_AGREED", False, articles)
    if not harm and not (opinion == "objects" and reasonable):
        return ThirdPartyDecision("GRANT", opinion == "objects", articles)
    if public_interest:
        return ThirdPartyDecision("GRANT_PUBLIC_INTEREST", True, articles)
    return ThirdPartyDecision("D_THIRD_PARTY", False, articles)
