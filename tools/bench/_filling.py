"""Filling tables fast for benchmarks: rows straight into the table, every column a model has, made up where not given."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
BATCH = 20_000


@contextmanager
def own_database() -> Iterator[None]:
    """A migrated database of its own: SQLite in a temporary folder, or the empty one DATABASE_URL names."""
    with tempfile.TemporaryDirectory(prefix="gongkai-bench-") as folder:
        os.environ["GONGKAI_DATA_DIR"] = folder
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongkai.settings")
        import django
        from django.core.management import call_command

        django.setup()
        call_command("migrate", verbosity=0)
        yield


def insert(model: Any, names: tuple[str, ...], rows: Iterable[tuple[Any, ...]]) -> int:
    """Rows of the columns `names` into a model's table; its other columns hold the model's defaults. How many."""
    from django.db import connection, transaction

    fields = {field.column: field for field in model._meta.concrete_fields}
    others = [field for column, field in fields.items() if column not in names]
    constant = tuple(_default(field, connection) for field in others)
    columns = [*names, *(field.column for field in others)]
    quoted = ", ".join(connection.ops.quote_name(column) for column in columns)
    marks = ", ".join(["%s"] * len(columns))
    sql = f"INSERT INTO {connection.ops.quote_name(model._meta.db_table)} ({quoted}) VALUES ({marks})"
    count, source = 0, iter(rows)
    with transaction.atomic(), connection.cursor() as cursor:
        while batch := [(*row, *constant) for row in islice(source, BATCH)]:
            cursor.executemany(sql, batch)
            count += len(batch)
    return count


def _default(field: Any, connection: Any) -> Any:
    if getattr(field, "auto_now_add", False) or getattr(field, "auto_now", False):
        return "2024-01-02 03:04:05"
    if field.has_default():
        value = field.get_default()
    else:
        value = None if field.null else _made_up(field)
    return field.get_db_prep_save(value, connection)


def _made_up(field: Any) -> Any:
    kind = field.get_internal_type()
    if "Integer" in kind:
        return 0
    if kind == "BooleanField":
        return False
    if kind == "DateField":
        return "2024-01-02"
    return ""


def analyse() -> None:
    """Let the database look at what it holds, as it does by itself in a running office."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def made_agencies(prefix: str, count: int) -> list[Any]:
    """Townships, stored; in the order in which the database sorts their ids."""
    from gongkai.agencies.models import Agency

    rows = [
        Agency(
            slug=f"{prefix}{n}",
            name=f"单位{prefix}{n}",
            short_name=f"单位{n}",
            level="township",
            body_kind="township_government",
        )
        for n in range(count)
    ]
    Agency.objects.bulk_create(rows, batch_size=2000)
    return sorted(rows, key=lambda agency: agency.pk.hex)


def stored(pk: Any) -> Any:
    """An id as the table holds it."""
    from django.db import connection

    return pk.hex if connection.vendor == "sqlite" else str(pk)


def signed_in(agency: Any) -> tuple[Any, Any]:
    """A browser signed in as the agency's clerk, and the clerk."""
    from datetime import date

    from django.conf import settings
    from django.test import Client

    from gongkai.agencies.services import hire

    settings.ALLOWED_HOSTS = ["*"]
    user = hire(
        agency=agency,
        username=f"clerk-{agency.slug}",
        name="王芳",
        roles=["clerk"],
        password="一把长钥匙2020",
        since=date(2019, 1, 1),
    )
    client = Client()
    client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[-1])
    return client, user
