"""The agencies below one, as a tree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.agencies.models import Agency, Level

_ORDER = {level: number for number, level in enumerate(Level.values)}


@dataclass(frozen=True, slots=True)
class Branch:
    """An agency and the branches directly below it, in order of level and name."""

    agency: Agency
    below: tuple[Branch, ...]

    def walk(self) -> Iterator[Agency]:
        """The agency and everything below it, from the top down."""
        yield self.agency
        for branch in self.below:
            yield from branch.walk()

    @property
    def subordinates(self) -> list[Agency]:
        """Everything below, without the agency itself."""
        return list(self.walk())[1:]


def branch_of(head: Agency) -> Branch:
    """The whole branch below an agency; one question to the database for each level."""
    children: dict[object, list[Agency]] = {}
    level = [head]
    while level:
        found = list(Agency.objects.filter(parent__in=level).order_by("name"))
        above: dict[object, Agency] = {agency.pk: agency for agency in level}
        for agency in found:
            # so that whoever asks what holds for it walks up in memory
            agency.parent = above[agency.parent_id]
            children.setdefault(agency.parent_id, []).append(agency)
        level = found
    return _branch(head, children)


def _branch(agency: Agency, children: dict[object, list[Agency]]) -> Branch:
    below = sorted(children.get(agency.pk, ()), key=lambda each: (_ORDER[each.level], each.name))
    return Branch(agency, tuple(_branch(each, children) for each in below))
