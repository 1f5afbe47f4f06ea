"""The kinds of letter, one folder each; a new one joins by lying here with `KIND`, its text and its sample."""

from __future__ import annotations

from functools import lru_cache

from gongkai.base.folders import gathered
from gongkai.letters.kind import LetterKind
from gongkai_law.casework.letters import letter


@lru_cache(maxsize=1)
def _kinds() -> dict[str, LetterKind]:
    found: list[LetterKind] = [module.KIND for module in gathered(__name__, __path__)]
    return {kind.id: kind for kind in sorted(found, key=lambda each: each.law.number)}


def all_kinds() -> tuple[LetterKind, ...]:
    """All kinds, by number."""
    return tuple(_kinds().values())


def letter_kind(id: str) -> LetterKind:
    """One kind. Raises InputFault for an unknown id."""
    return _kinds()[letter(id).id]
