"""Acts on a request as pages: each says what follows before it is done. A module joins by lying in this folder.

A module holds `ACTS`, a tuple of `CaseAct`. Which act may be done when is the law's (`casework.stages`); here stand only
the words, the form and the service it calls.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import lru_cache

from gongkai.base.folders import gathered
from gongkai.casework.models import DisclosureRequest
from gongkai.casework.stages import next_stage, offered
from gongkai.workbench.case_acts.kinds import CaseAct
from gongkai_law.errors import LawFault


@lru_cache(maxsize=1)
def all_acts() -> dict[str, CaseAct]:
    """Every act by its id, in the order of the modules."""
    found = (module for module in gathered(__name__, __path__) if hasattr(module, "ACTS"))
    return {each.id: each for module in found for each in module.ACTS}


def is_open_to(act: CaseAct, case: DisclosureRequest, roles: Collection[str]) -> bool:
    """Whether the page of an act is offered: by the law's table, the role held, and the facts of the case."""
    if case.closed_on or not set(roles) & set(act.roles):
        return False
    if act.law and act.law not in {each.id for each in offered(case.stage)}:
        return False
    return act.when(case)


def offered_acts(case: DisclosureRequest, roles: Collection[str]) -> list[CaseAct]:
    """The acts offered for a case, the one that moves it on first."""
    found = [each for each in all_acts().values() if is_open_to(each, case, roles)]
    return sorted(found, key=lambda each: each.order)


def why_not(act: CaseAct, case: DisclosureRequest) -> LawFault | None:
    """The law's refusal of an act in the state the case is in, with its article; None where the table allows it."""
    if not act.law:
        return None
    try:
        next_stage(case.stage, act.law)
    except LawFault as fault:
        return fault
    return None


def groups(acts: list[CaseAct]) -> Iterator[tuple[str, list[CaseAct]]]:
    """Offered acts under their headings, in order."""
    seen: dict[str, list[CaseAct]] = {}
    for each in acts:
        seen.setdefault(str(each.group), []).append(each)
    yield from seen.items()
