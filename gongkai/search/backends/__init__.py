"""The engines an index can live in; the database in use says which."""

from __future__ import annotations

from types import ModuleType

from django.db import connection

from gongkai.search.backends import postgresql, sqlite


def backend() -> ModuleType:
    """The module with `create`, `put`, `take`, `clear`, `condition` for the database in use."""
    return sqlite if connection.vendor == "sqlite" else postgresql
