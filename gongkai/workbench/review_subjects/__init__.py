"""How each kind of thing shows itself on the review page: one module a kind, joined by lying here.

A module has `KIND`, `panel(request, review) -> Panel` (what the reviewer reads; `fits` says that the content shown is
the one the round is bound to), `after(review)` (bring the thing in line after a step), and `url(review)`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from types import ModuleType
from typing import Any

from gongkai.base.folders import gathered


@dataclass(frozen=True, slots=True)
class Panel:
    """What the page shows of the subject: a template with its context, and whether it is the content under review.

    `elsewhere`: the thing is acted on at a page of its own, so this page offers no act.
    """

    template: str
    context: dict[str, Any] = field(default_factory=dict)
    fits: bool = True
    elsewhere: bool = False

    @property
    def open(self) -> bool:
        """Whether acts are offered here."""
        return self.fits and not self.elsewhere


def subject_of(kind: str) -> ModuleType | None:
    """The module of a kind, or None for one that has no page of its own."""
    return next((module for module in gathered(__name__, __path__) if kind == module.KIND), None)
