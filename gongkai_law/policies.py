"""What a county or an agency may set for itself where the law leaves room (口径). Never shown as law.

The switches stand in `policies.toml`: a question in plain Chinese, the options, the default, why, and how sure the
default is. A product stores only the keys and options chosen; `Policies` fills in the defaults and refuses anything else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, cast

from gongkai_law.errors import InputFault
from gongkai_law.sources import SourceMark, read_data, source_mark

PolicyKind = Literal["choice", "number", "month_day"]


@dataclass(frozen=True, slots=True)
class Option:
    """One way to set a policy of kind `choice`."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Policy:
    """One switch. `options` for a choice; `minimum`, `maximum`, `unit` for a number; every value is kept as text."""

    key: str
    kind: PolicyKind
    question: str
    why: str
    default: str
    source: SourceMark
    articles: tuple[str, ...]
    options: tuple[Option, ...] = ()
    minimum: int = 0
    maximum: int = 0
    unit: str = ""

    def check(self, value: str) -> str:
        """The value itself if this policy can be set to it. Raises InputFault otherwise."""
        if self.kind == "choice":
            if value not in {option.id for option in self.options}:
                known = "、".join(f"{option.label}（{option.id}）" for option in self.options)
                raise InputFault("policies.unknown_option", question=self.question, option=value, known=known)
        elif self.kind == "number":
            self._check_number(value)
        else:
            self._check_day(value)
        return value

    def _check_number(self, value: str) -> None:
        if not (re.fullmatch(r"[0-9]{1,6}", value) and self.minimum <= int(value) <= self.maximum):
            raise InputFault(
                "policies.not_a_number",
                question=self.question,
                option=value,
                minimum=self.minimum,
                maximum=self.maximum,
                unit=self.unit,
            )

    def _check_day(self, value: str) -> None:
        try:
            if not re.fullmatch(r"[0-9]{2}-[0-9]{2}", value):
                raise ValueError(value)
            date.fromisoformat(f"2023-{value}")  # a common year: 02-29 would be no date every other year
        except ValueError:
            raise InputFault("policies.not_a_day", question=self.question, option=value) from None


def _policy(key: str, entry: dict[str, Any]) -> Policy:
    return Policy(
        key=key,
        kind=cast(PolicyKind, entry["kind"]),
        question=entry["question"],
        why=entry["why"],
        default=entry["default"],
        source=source_mark(entry["source"]),
        articles=tuple(entry["articles"]),
        options=tuple(Option(option["id"], option["label"]) for option in entry.get("options", ())),
        minimum=entry.get("minimum", 0),
        maximum=entry.get("maximum", 0),
        unit=entry.get("unit", ""),
    )


@lru_cache(maxsize=1)
def _policies() -> Mapping[str, Policy]:
    raw = read_data(Path(__file__).parent / "policies.toml")
    return MappingProxyType({key: _policy(key, entry) for key, entry in raw.items()})


def all_policies() -> tuple[Policy, ...]:
    """Every switch, in the order of the settings page."""
    return tuple(_policies().values())


def policy(key: str) -> Policy:
    """One switch by its key. Raises InputFault for an unknown key."""
    found = _policies().get(key)
    if found is None:
        raise InputFault("policies.unknown", name=key)
    return found


class Policies(Mapping[str, str]):
    """The choices that hold: every policy has a value, the one chosen or its default. Frozen and hashable."""

    __slots__ = ("_values",)
    _values: Mapping[str, str]

    def __init__(self, chosen: Mapping[str, str] | None = None) -> None:
        """Raises InputFault for an unknown key or a value the policy does not know."""
        values = {each.key: each.default for each in all_policies()}
        for key, value in (chosen or {}).items():
            values[key] = policy(key).check(value)
        object.__setattr__(self, "_values", MappingProxyType(values))

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"Policies is frozen: {name}")

    def __getitem__(self, key: str) -> str:
        return self._values[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __hash__(self) -> int:
        return hash(tuple(self._values.items()))

    def __repr__(self) -> str:
        return f"Policies({self.changed()})"

    def number(self, key: str) -> int:
        """The value of a policy of kind `number`."""
        return int(self[key])

    def month_day(self, key: str) -> tuple[int, int]:
        """Month and day of a policy of kind `month_day`."""
        month, _, day = self[key].partition("-")
        return int(month), int(day)

    def set(self, key: str, value: str) -> Policies:
        """A copy with one policy set. Raises InputFault as the constructor does."""
        return Policies({**self, key: value})

    def changed(self) -> dict[str, str]:
        """Only what differs from the defaults: what a page shows as the county's own policy."""
        return {key: value for key, value in self.items() if value != policy(key).default}


DEFAULTS = Policies()
"""Every policy at its default."""
