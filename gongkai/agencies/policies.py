"""What an agency chose where the law leaves room; its own choice, else its county's, else the law package's default."""

from __future__ import annotations

from gongkai.agencies.models import Agency, PolicyChoice
from gongkai_law.policies import Policies


def policies_of(agency: Agency) -> Policies:
    """The choices that hold for an agency: the nearest one up the tree wins."""
    chosen: dict[str, str] = {}
    node: Agency | None = agency
    while node is not None:
        for key, option in PolicyChoice.unscoped.filter(agency=node).values_list("key", "option"):
            chosen.setdefault(key, option)
        node = node.parent
    return Policies(chosen)
