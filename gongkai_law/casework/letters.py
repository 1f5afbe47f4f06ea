"""The 27 kinds of letter (答复文书): what each must contain, what it does to the clock, who signs, which remedy it names."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, cast

from gongkai_law.casework.elements import Element, Requirement, missing, parse_requirement, requirements
from gongkai_law.casework.outcomes import RemedyClass, check_day, outcome, remedy_class
from gongkai_law.citation import cite
from gongkai_law.errors import InputFault, LawFault
from gongkai_law.policies import DEFAULTS, Policies
from gongkai_law.sources import SourceMark, read_data, source_mark

LetterRemedy = Literal["NO", "EI", "outcome"]


@dataclass(frozen=True, slots=True)
class Letter:
    """One kind. `number`: its place in the list; `title` is printed, `name` is how clerks call it; `mark` goes into its
    number (空 = no number); `clock` and `signed_by` are keys of `clock_effects()` and `signers()`; `common` are shared
    elements, `frame` their key, `needs` its own, `may` those some answers add; `remedy` "outcome" means that the answer
    in it and its day decide."""

    id: str
    number: int
    title: str
    name: str
    articles: tuple[str, ...]
    frame: str
    common: tuple[Requirement, ...]
    needs: tuple[Requirement, ...]
    may: tuple[Requirement, ...]
    rules: tuple[str, ...]
    clock: str
    remedy: LetterRemedy
    mark: str
    signed_by: str
    in_force_from: date | None
    source: SourceMark

    @property
    def citations(self) -> tuple[str, ...]:
        """The articles as people read them."""
        return tuple(cite(article) for article in self.articles)

    @property
    def is_answer(self) -> bool:
        """Whether it ends the case by an answer of its own; its outcome counts in table three."""
        return self.remedy == "outcome"


@lru_cache(maxsize=1)
def _raw() -> dict[str, Any]:
    return read_data(Path(__file__).parent / "letters.toml")


def _letter(id: str, entry: Mapping[str, Any]) -> Letter:
    return Letter(
        id=id,
        number=entry["number"],
        title=entry["title"],
        name=entry["name"],
        articles=tuple(entry["articles"]),
        frame=entry["common"],
        common=requirements(_raw()["common"][entry["common"]]),
        needs=requirements(entry["needs"]),
        may=requirements(entry.get("may", ())),
        rules=tuple(entry["rules"]),
        clock=entry["clock"],
        remedy=cast(LetterRemedy, entry["remedy"]),
        mark=entry["mark"],
        signed_by=entry["signed_by"],
        in_force_from=entry.get("in_force_from"),
        source=source_mark(entry["source"]),
    )


@lru_cache(maxsize=1)
def _letters() -> dict[str, Letter]:
    return {id: _letter(id, entry) for id, entry in _raw()["letters"].items()}


def all_letters() -> tuple[Letter, ...]:
    """All 27, by number."""
    return tuple(_letters().values())


def letter(kind: str) -> Letter:
    """One kind by its id. Raises InputFault for an unknown id."""
    found = _letters().get(kind)
    if found is None:
        raise InputFault("letters.unknown", kind=kind)
    return found


def is_to_applicant(kind: str) -> bool:
    """Whether a letter goes to the applicant: it names his application; letters to others never do (条例 32)."""
    return any(element.id == "application_number" for each in letter(kind).common for element in each.any_of)


def clock_effects() -> dict[str, str]:
    """What a letter can do to the reply clock, in plain words by key."""
    return dict(_raw()["clock"])


def signers() -> dict[str, str]:
    """Who signs letters, in plain words by key."""
    return dict(_raw()["signers"])


def letter_for(code: str) -> Letter:
    """The letter that carries an answer. Raises InputFault for OPEN, which is no answer, and for unknown codes."""
    kind = outcome(code).letter
    if not kind:
        raise InputFault("outcomes.open_is_no_answer")
    return letter(kind)


def letter_remedy(
    kind: str,
    code: str | None,
    letter_date: date,
    policies: Policies = DEFAULTS,
    *,
    withheld_bases: Iterable[str] = (),
) -> RemedyClass:
    """The remedy class a letter of this kind must carry on that day. `code`: the answer in it, for answering letters.

    Raises LawFault for an answer that does not belong in this kind of letter, and for a letter or an answer that could
    not be given on that day yet; InputFault for an answering letter without an answer.
    """
    found = letter(kind)
    if found.in_force_from is not None and letter_date < found.in_force_from:
        raise LawFault(
            "letters.not_yet", articles=found.citations, letter=found.name, since=found.in_force_from
        )
    if found.remedy != "outcome":
        return "EI" if found.remedy == "EI" else "NO"
    if code is None:
        raise InputFault("outcomes.none")
    expected = letter_for(code)
    if expected.id != kind:
        raise LawFault(
            "letters.wrong_kind",
            articles=outcome(code).citations,
            outcome=outcome(code).label,
            found=found.name,
            expected=expected.name,
        )
    check_day(code, letter_date)
    return remedy_class(code, letter_date, policies, withheld_bases=withheld_bases)


def required_elements(
    kind: str, conditions: Collection[str] = (), *, remedy: RemedyClass | None = None
) -> tuple[Requirement, ...]:
    """Everything a letter must contain in a case where `conditions` hold (keys of `elements.conditions()`).

    A remedy notice is asked for unless the kind carries none or `remedy` says that this answer carries none.
    """
    found = letter(kind)
    wanted = [*found.common, *found.needs]
    if found.remedy != "NO" and remedy != "NO":
        wanted.append(parse_requirement("remedy_notice"))
    unique = {each.id: each for each in wanted}
    return tuple(each for each in unique.values() if each.applies(conditions))


def missing_elements(
    kind: str,
    given: Mapping[str, object] | Iterable[str],
    conditions: Collection[str] = (),
    *,
    remedy: RemedyClass | None = None,
    before_signing: bool = False,
) -> list[Requirement]:
    """What a letter still lacks; empty when it may be signed. `given`: values by element id, or the ids of what is there.

    `before_signing` leaves out number and date, which are filled on signing.
    """
    wanted = required_elements(kind, conditions, remedy=remedy)
    if before_signing:
        wanted = tuple(each for each in wanted if not each.at_signing)
    return list(missing(wanted, given, conditions))


def printed_needs(code: str, kind: str) -> tuple[Requirement, ...]:
    """What an answer must have on file that its letter also has to print: the law that forbids, the kind of safety …"""
    may = {each.id for each in letter(kind).may}
    return tuple(need for need in outcome(code).needs if need.id in may)


def check_passages(passages: Iterable[Mapping[str, object]]) -> list[int]:
    """The places (from 1) of withheld passages in a partial answer that lack a basis of their own. (条例 37)"""
    return [place for place, passage in enumerate(passages, 1) if not str(passage.get("basis") or "").strip()]


def elements_of(kind: str) -> tuple[Element, ...]:
    """Every element a letter of this kind can hold, under any condition: the fields a template may use."""
    found = letter(kind)
    listed = [element for each in (*found.common, *found.needs, *found.may) for element in each.any_of]
    if found.remedy != "NO":
        listed.extend(parse_requirement("remedy_notice").any_of)
    return tuple(dict.fromkeys(listed))
