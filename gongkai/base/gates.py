"""Rows that only their own service may write: everything else, whoever asks, is refused at the model.

A `Gate` is shut; the service opens it for the length of its change. Saving, creating, updating and deleting through
any manager ask the gate, so an import, a page or a shell cannot write past the service by mistake. What the database
itself must refuse stands in its constraints.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import models
from django.db.models.signals import pre_delete, pre_save


class GateShut(RuntimeError):
    """Somebody tried to write guarded rows past their service: a programming error or an attempt, never a form error."""


class Gate:
    """Shut unless `opened`; open for the present thread (or task) only."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._open: ContextVar[bool] = ContextVar(f"gate_{name}", default=False)

    @contextmanager
    def opened(self) -> Iterator[None]:
        """Open the gate for the block."""
        token = self._open.set(True)
        try:
            yield
        finally:
            self._open.reset(token)

    def require(self, what: str) -> None:
        """Raises GateShut while the gate is shut."""
        if not self._open.get():
            raise GateShut(f"{what}: only the services of “{self.name}” write these rows")


class GatedQuerySet(models.QuerySet[Any]):
    """Every bulk way to write asks the model's `gate`; `gated_fields` empty means every field is guarded."""

    def _ask(self, what: str, fields: Any = None) -> None:
        guarded: frozenset[str] = getattr(self.model, "gated_fields", frozenset())
        if fields is None or not guarded or guarded & set(fields):
            self.model.gate.require(f"{what} {self.model._meta.label}")

    def update(self, **kwargs: Any) -> int:
        names = {name.removesuffix("_id") for name in kwargs}
        self._ask("update", names)
        return super().update(**kwargs)

    def bulk_create(self, objs: Any, *args: Any, **kwargs: Any) -> Any:
        objs = list(objs)
        for each in objs:
            each.ask_gate("bulk_create")
        return super().bulk_create(objs, *args, **kwargs)

    def bulk_update(self, objs: Any, fields: Any, *args: Any, **kwargs: Any) -> int:
        self._ask("bulk_update", {name.removesuffix("_id") for name in fields})
        return super().bulk_update(objs, fields, *args, **kwargs)

    def delete(self) -> Any:
        self._ask("delete")
        return super().delete()


def _ask_before_save(sender: Any, instance: Any, **_: Any) -> None:
    instance.ask_gate("save")


def _ask_before_delete(sender: Any, instance: Any, **_: Any) -> None:
    instance.ask_gate("delete")
    instance.gate.require(f"delete {instance._meta.label}")


def guard(model: type[models.Model]) -> None:
    """Ask the gate before every save and deletion of a row, whichever way it comes: a loaded dump goes past `save`,
    a cascade past `delete`, and both send these signals."""
    pre_save.connect(_ask_before_save, sender=model, dispatch_uid=f"gate_save_{model._meta.label}")
    pre_delete.connect(_ask_before_delete, sender=model, dispatch_uid=f"gate_delete_{model._meta.label}")
