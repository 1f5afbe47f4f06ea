"""SQLite: FTS5 over the tokens, without a copy of the text (`content=''`)."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import connection
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

TABLE = "search_words"


def create(editor: BaseDatabaseSchemaEditor) -> None:
    """The engine's own table. The tokens come cut already; unicode61 only parts them at blanks."""
    editor.execute(
        f"CREATE VIRTUAL TABLE {TABLE} USING fts5(tokens, content='', tokenize=\"unicode61 remove_diacritics 0\")"
    )


def drop(editor: BaseDatabaseSchemaEditor) -> None:
    editor.execute(f"DROP TABLE IF EXISTS {TABLE}")


def put(rows: Sequence[tuple[int, Sequence[str]]]) -> None:
    """Keep the tokens of entries."""
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {TABLE}(rowid, tokens) VALUES (%s, %s)",  # noqa: S608
            [(number, " ".join(tokens)) for number, tokens in rows],
        )


def take(rows: Sequence[tuple[int, Sequence[str]]]) -> None:
    """Forget entries; the tokens must be those they were kept with."""
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {TABLE}({TABLE}, rowid, tokens) VALUES ('delete', %s, %s)",  # noqa: S608
            [(number, " ".join(tokens)) for number, tokens in rows],
        )


def clear() -> None:
    """Forget everything."""
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {TABLE}({TABLE}) VALUES ('delete-all')")  # noqa: S608


def condition(tokens: Sequence[tuple[str, bool]]) -> tuple[str, list[str]]:
    """SQL over `number` that holds for entries with all the tokens, and its argument."""
    words = " ".join(f'"{token}"{"*" if beginning else ""}' for token, beginning in tokens)
    return f"number IN (SELECT rowid FROM {TABLE} WHERE {TABLE} MATCH %s)", [words]  # noqa: S608
