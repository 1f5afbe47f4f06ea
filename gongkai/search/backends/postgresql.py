"""PostgreSQL and what speaks like it: a tsvector of the tokens under a GIN index, no dictionary, no parser."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import connection
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

TABLE = "search_words"


def create(editor: BaseDatabaseSchemaEditor) -> None:
    """The engine's own table."""
    editor.execute(f"CREATE TABLE {TABLE} (entry bigint PRIMARY KEY, tokens tsvector NOT NULL)")
    editor.execute(f"CREATE INDEX {TABLE}_gin ON {TABLE} USING gin (tokens)")


def drop(editor: BaseDatabaseSchemaEditor) -> None:
    editor.execute(f"DROP TABLE IF EXISTS {TABLE}")


def put(rows: Sequence[tuple[int, Sequence[str]]]) -> None:
    """Keep the tokens of entries."""
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {TABLE}(entry, tokens) VALUES (%s, array_to_tsvector(%s::text[]))"  # noqa: S608
            " ON CONFLICT (entry) DO UPDATE SET tokens = EXCLUDED.tokens",
            [(number, list(tokens)) for number, tokens in rows],
        )


def take(rows: Sequence[tuple[int, Sequence[str]]]) -> None:
    """Forget entries."""
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {TABLE} WHERE entry = ANY(%s)", [[number for number, _ in rows]])  # noqa: S608


def clear() -> None:
    """Forget everything."""
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {TABLE}")  # noqa: S608


def condition(tokens: Sequence[tuple[str, bool]]) -> tuple[str, list[str]]:
    """SQL over `number` that holds for entries with all the tokens, and its argument."""
    words = " & ".join(f"'{token}'{':*' if beginning else ''}" for token, beginning in tokens)
    return f"number IN (SELECT entry FROM {TABLE} WHERE tokens @@ %s::tsquery)", [words]  # noqa: S608
