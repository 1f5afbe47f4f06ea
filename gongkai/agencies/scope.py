"""One agency, one scope: every query for an agency's rows runs inside `agency_scope`, and without it raises.

The scope is also the sharding key: a router can pick the database from it.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

from django.db import models

from gongkai.base.models import IdentifiedModel

M = TypeVar("M", bound=models.Model)
_current: ContextVar[uuid.UUID | None] = ContextVar("agency", default=None)


class NoAgencyInScope(RuntimeError):
    """A query for an agency's rows ran without saying whose rows: a programming error, never shown as "no rows"."""


@contextmanager
def agency_scope(agency_id: uuid.UUID) -> Iterator[None]:
    """Run the block for one agency."""
    token = _current.set(agency_id)
    try:
        yield
    finally:
        _current.reset(token)


def current_agency_id() -> uuid.UUID:
    """The agency in scope; raises NoAgencyInScope when there is none."""
    agency_id = _current.get()
    if agency_id is None:
        raise NoAgencyInScope("no agency in scope")
    return agency_id


def scope_or_none() -> uuid.UUID | None:
    """The agency in scope, None for a person who serves none."""
    return _current.get()


class ScopedManager(models.Manager[M]):
    """Sees the rows of the agency in scope only."""

    def get_queryset(self) -> models.QuerySet[M]:
        return super().get_queryset().filter(agency_id=current_agency_id())


class AgencyRow(IdentifiedModel):
    """A row that belongs to one agency. `unscoped` is for roll-ups (supervision, search), migrations and tests."""

    agency = models.ForeignKey(
        "agencies.Agency", on_delete=models.PROTECT, verbose_name="单位", related_name="+", db_index=False
    )

    objects: Any = ScopedManager()
    unscoped: Any = models.Manager()

    class Meta:
        abstract = True
        base_manager_name = "unscoped"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.agency_id is None:
            self.agency_id = current_agency_id()
        super().save(*args, **kwargs)
