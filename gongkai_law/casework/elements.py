"""What a case or a letter must contain: one vocabulary for outcomes, letters and exemptions.

A requirement is written in data as `element`, `one|other` (either will do), `element if condition` or
`element unless condition`. Conditions are facts of the case which the caller names (`corrected`, `posted` …).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal, cast

from gongkai_law.sources import read_data

Shape = Literal["line", "text", "day", "lines", "money", "passages"]
"""How an element's value looks: one line, a text, a date, a list of lines, yuan, or withheld passages (mappings with
`where`, `basis` and `reasons`)."""


@dataclass(frozen=True, slots=True)
class Element:
    """One thing to fill in: `label` is the field's name, `hint` says what to write, `shape` what its value looks like.

    `at_signing`: filled on signing.
    """

    id: str
    label: str
    hint: str
    at_signing: bool = False
    shape: Shape = "line"


@dataclass(frozen=True, slots=True)
class Requirement:
    """One of `any_of` must be there, always or as far as the condition `when` holds or `unless` does not."""

    any_of: tuple[Element, ...]
    when: str = ""
    unless: str = ""

    @property
    def id(self) -> str:
        """The ids joined: `third_party_opinion|third_party_silent`."""
        return "|".join(each.id for each in self.any_of)

    @property
    def label(self) -> str:
        """The names joined: 第三方意见 或 第三方逾期未回复."""
        return " 或 ".join(each.label for each in self.any_of)

    @property
    def hint(self) -> str:
        """What to write, for each of the ways."""
        return " ".join(each.hint for each in self.any_of)

    @property
    def at_signing(self) -> bool:
        """Whether it is only filled when the letter is signed (number and date)."""
        return all(each.at_signing for each in self.any_of)

    def applies(self, conditions: Collection[str]) -> bool:
        """Whether it is asked for in a case where these conditions hold."""
        return (not self.when or self.when in conditions) and not (self.unless and self.unless in conditions)


@lru_cache(maxsize=1)
def _vocabulary() -> tuple[dict[str, Element], dict[str, str]]:
    raw = read_data(Path(__file__).parent / "elements.toml")
    elements = {
        id: Element(
            id=id,
            label=entry["label"],
            hint=entry["hint"],
            at_signing=entry.get("at") == "signing",
            shape=cast(Shape, entry.get("shape", "line")),
        )
        for id, entry in raw["elements"].items()
    }
    return elements, dict(raw["conditions"])


def all_elements() -> tuple[Element, ...]:
    """The whole vocabulary."""
    return tuple(_vocabulary()[0].values())


def conditions() -> dict[str, str]:
    """Every condition a requirement may name, with its meaning in plain words."""
    return dict(_vocabulary()[1])


def parse_requirement(text: str) -> Requirement:
    """Read `a|b if condition`. Raises KeyError for an element or a condition the vocabulary does not hold."""
    elements, known = _vocabulary()
    names, _, when = text.partition(" if ")
    names, _, unless = names.partition(" unless ")
    for condition in filter(None, (when, unless)):
        known[condition]
    return Requirement(tuple(elements[name] for name in names.split("|")), when, unless)


def requirements(texts: Iterable[str]) -> tuple[Requirement, ...]:
    """A list of requirements as data files hold it."""
    return tuple(parse_requirement(text) for text in texts)


def is_filled(value: object) -> bool:
    """Whether a value counts as given: not None, not False, not empty, not only blanks. A number, even 0, is given."""
    if isinstance(value, str):
        return bool(value.strip())
    if isinstance(value, Collection):
        return bool(value)
    return value is not None and value is not False


def missing(
    wanted: Iterable[Requirement],
    given: Mapping[str, object] | Iterable[str],
    conditions: Collection[str] = (),
) -> tuple[Requirement, ...]:
    """The requirements not met. `given`: values by element id, or the ids alone of what is there."""
    if isinstance(given, Mapping):
        filled = {name for name, value in given.items() if is_filled(value)}
    else:
        filled = set(given)
    return tuple(
        each
        for each in wanted
        if each.applies(conditions) and not any(element.id in filled for element in each.any_of)
    )
