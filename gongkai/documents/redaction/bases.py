"""Why something may be hidden: the closed list of 条例 14–16, and personal data."""

from __future__ import annotations

from dataclasses import dataclass

from gongkai.documents.redaction.finding import PERSONAL
from gongkai_law.citation import cite
from gongkai_law.disclosure.exemptions import all_exemptions
from gongkai_law.errors import InputFault


@dataclass(frozen=True, slots=True)
class Basis:
    """One basis: its `label` with the article, and the short `sign` that stands on the copy for review (§15)."""

    id: str
    label: str
    sign: str


def bases() -> list[Basis]:
    """Every basis: personal data first, since it is the usual one."""
    found = [Basis(PERSONAL, f"个人信息（{cite('条例 15')}）", "§15")]
    for each in all_exemptions():
        article = each.articles[0]
        number = article.split()[-1]
        found.append(Basis(each.id, f"{each.label}（{cite(article)}）", f"§{number}"))
    return found


def basis_of(id: str) -> Basis:
    """One basis; InputFault `redaction.basis` for one that is not in the list: then there is none."""
    for each in bases():
        if each.id == id:
            return each
    raise InputFault("redaction.basis")
