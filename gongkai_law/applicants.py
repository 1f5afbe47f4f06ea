"""Kinds of applicant: the columns of table three (收到和处理政府信息公开申请情况) before the total.

Anyone may ask: citizens, legal persons, other organisations (条例 27); the purpose is never asked. Who counts where is
not in the text: the guidance is the product's reading. A lawyer acting for a client counts under the client.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from gongkai_law.errors import InputFault
from gongkai_law.sources import SourceMark, read_data, source_mark


@dataclass(frozen=True, slots=True)
class ApplicantKind:
    """One column: `label` is verbatim from the form and marked by `source`; `who` and `examples` are plain guidance,
    marked by `guidance_source`; `group` is the heading over the column; `aliases` are words read from ledgers."""

    id: str
    label: str
    group: str
    who: str
    examples: tuple[str, ...]
    aliases: tuple[str, ...]
    source: SourceMark
    guidance_source: SourceMark
    articles: tuple[str, ...]


@lru_cache(maxsize=1)
def _kinds() -> dict[str, ApplicantKind]:
    raw = read_data(Path(__file__).parent / "applicants.toml")
    return {
        key: ApplicantKind(
            id=key,
            label=entry["label"],
            group=entry["group"],
            who=entry["who"],
            examples=tuple(entry["examples"]),
            aliases=tuple(entry["aliases"]),
            source=source_mark(entry["source"]),
            guidance_source=source_mark(entry["guidance_source"]),
            articles=tuple(entry["articles"]),
        )
        for key, entry in raw.items()
    }


def all_applicant_kinds() -> tuple[ApplicantKind, ...]:
    """Every kind, in the order of the columns."""
    return tuple(_kinds().values())


def applicant_kind(id: str) -> ApplicantKind:
    """One kind by its id (`natural`, `org_business` …). Raises InputFault for an unknown id."""
    found = _kinds().get(id)
    if found is None:
        raise InputFault(
            "applicants.unknown", kind=id, known="、".join(kind.label for kind in _kinds().values())
        )
    return found


def kind_from_label(text: str) -> ApplicantKind:
    """The kind a ledger means by a word (`公民`, `企业`, `律所` …). Raises InputFault for a word it does not know."""
    word = "".join(text.split())
    for kind in _kinds().values():
        if word == kind.id or word in kind.aliases:
            return kind
    raise InputFault(
        "applicants.unknown", kind=text, known="、".join(kind.label for kind in _kinds().values())
    )


def counted_kind(applicant: str, *, client: str | None = None) -> ApplicantKind:
    """The column a request counts in: the applicant's, or the client's where somebody acts for one.

    `applicant` and `client` are ids. A law firm asking for itself is org_legal; its lawyer asking for a citizen
    counts as natural.
    """
    return applicant_kind(client if client is not None else applicant)
