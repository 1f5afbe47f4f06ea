"""Channels (条例 23): one folder a kind, registering itself by lying here. `KIND` in the folder's `__init__` describes it.

A kind says what a placement on it needs and what it offers; the acts are the same for all (`publishing.placing`).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from gongkai.base.folders import gathered
from gongkai.publishing.channels.kind import ChannelKind
from gongkai_law.errors import InputFault


@lru_cache(maxsize=1)
def all_kinds() -> Mapping[str, ChannelKind]:
    """Every kind by its key, in the order of lists and of chapter one of the annual report."""
    modules = (module for module in gathered(__name__, __path__) if hasattr(module, "KIND"))
    found = sorted((module.KIND for module in modules), key=lambda kind: (kind.position, kind.key))
    return {kind.key: kind for kind in found}


def kind_of(key: str) -> ChannelKind:
    """One kind. Raises InputFault for a key nobody registered."""
    found = all_kinds().get(key)
    if found is None:
        raise InputFault("placing.unknown_channel", channel=key)
    return found


def choices() -> list[tuple[str, str]]:
    """(key, label) of every kind: what a placement's channel may be."""
    return [(kind.key, kind.label) for kind in all_kinds().values()]


def labels() -> dict[str, str]:
    """key → label."""
    return dict(choices())
