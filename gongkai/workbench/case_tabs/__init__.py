"""The tabs of a case: 申请、办理、文书、材料、记录. A tab joins by lying here as a module with `TAB`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.utils.functional import Promise

from gongkai.base.folders import gathered
from gongkai.casework.models import DisclosureRequest


@dataclass(frozen=True, slots=True)
class Tab:
    """One tab: its template and what it shows of a case."""

    id: str
    label: str | Promise
    order: int
    template: str
    context: Callable[[DisclosureRequest], dict[str, Any]]


@lru_cache(maxsize=1)
def all_tabs() -> tuple[Tab, ...]:
    """Every tab in order."""
    found = [module.TAB for module in gathered(__name__, __path__) if hasattr(module, "TAB")]
    return tuple(sorted(found, key=lambda tab: tab.order))


def tab(id: str, default: str = "handling") -> Tab:
    """One tab; the default one for a name that is none."""
    known = {each.id: each for each in all_tabs()}
    return known.get(id) or known[default]
