"""What an agency chose where the law leaves room; its own choice, else its county's, else the law package's default."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import date

from gongkai.agencies.models import Agency, PolicyChoice
from gongkai_law.policies import Policies
from gongkai_law.practice import report_due


def _tree(agency: Agency) -> list[uuid.UUID]:
    """The agency and those above it, from the nearest up."""
    tree: list[uuid.UUID] = []
    node: Agency | None = agency
    while node is not None:
        tree.append(node.pk)
        node = node.parent
    return tree


def _chosen(agency: Agency) -> dict[str, str]:
    """Every choice that holds for an agency: the nearest one up the tree wins."""
    tree = _tree(agency)
    rows = PolicyChoice.unscoped.filter(agency__in=tree).values_list("agency_id", "key", "option")
    chosen: dict[str, str] = {}
    for _, key, option in sorted(rows, key=lambda row: tree.index(row[0])):
        chosen.setdefault(key, option)
    return chosen


def policies_of(agency: Agency) -> Policies:
    """The choices that hold for an agency: the nearest one up the tree wins."""
    return Policies(_chosen(agency))


def report_due_of(agency: Agency, year: int) -> date:
    """The day by which an agency's report of `year` is to be published: as its county chose, else as entered for it.

    The Regulation names days for county departments only; a township's day is its county's. (条例 49)
    """
    return report_dues([agency], year)[agency.pk]


def report_dues(agencies: Sequence[Agency], year: int) -> dict[uuid.UUID, date]:
    """The same for many agencies at once: one question, where the agencies above them are at hand."""
    trees = {agency.pk: _tree(agency) for agency in agencies}
    everyone = {pk for tree in trees.values() for pk in tree}
    rows = PolicyChoice.unscoped.filter(agency__in=everyone, key="report_due")
    chosen = dict(rows.values_list("agency_id", "option"))

    def due(agency: Agency) -> date:
        option = next((chosen[pk] for pk in trees[agency.pk] if pk in chosen), None)
        if option is not None:
            return report_due(year, Policies({"report_due": option}))
        return date(year + 1, agency.report_due_month, agency.report_due_day)

    return {agency.pk: due(agency) for agency in agencies}
