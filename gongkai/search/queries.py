"""Finding things by words, within one agency or over all of them (the one read besides supervision that may)."""

from __future__ import annotations

import uuid
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import BooleanField
from django.db.models.expressions import RawSQL

from gongkai.base.paging import Page, page_by_day
from gongkai.search.backends import backend
from gongkai.search.models import SearchEntry
from gongkai.search.tokens import normal, query_tokens

SNIPPET = 80


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found. `snippet` is the passage around the first word, as (text, is it the word) pieces."""

    agency_id: uuid.UUID
    kind: str
    subject_id: uuid.UUID
    title: str
    day: date
    snippet: list[tuple[str, bool]]


def _snippet(text: str, words: str) -> list[tuple[str, bool]]:
    """The passage of `text` around the first place where a searched word stands; its beginning if none does."""
    plain = normal(text)
    # Width folding can change a text's length; then places do not carry over and no word is marked.
    if len(plain) != len(text):
        return [(text[:SNIPPET], False)]
    for word in normal(words).split():
        at = plain.find(word)
        if at >= 0:
            start, end = max(0, at - SNIPPET // 3), at + len(word)
            return [
                (("…" if start else "") + text[start:at], False),
                (text[at:end], True),
                (text[end : end + SNIPPET], False),
            ]
    return [(text[:SNIPPET], False)]


def find(
    *,
    text: str,
    agencies: Collection[uuid.UUID] = (),
    kinds: Collection[str] = (),
    public_only: bool = True,
    cursor: str = "",
    size: int = 20,
) -> Page:
    """A page of Hits that hold every word of `text`, newest first. No `agencies` = all of them.

    What is not public is only found with `public_only=False`, which needs agencies named.
    """
    tokens = query_tokens(text)
    if not tokens or (not public_only and not agencies):
        return Page([], "")
    sql, arguments = backend().condition(tokens)
    found = SearchEntry.unscoped.filter(RawSQL(sql, arguments, output_field=BooleanField()))  # noqa: S611
    if agencies:
        found = found.filter(agency_id__in=list(agencies))
    if kinds:
        found = found.filter(kind__in=list(kinds))
    if public_only:
        found = found.filter(public=True)
    page = page_by_day(found, day="day", cursor=cursor, size=size)
    hits = [
        Hit(each.agency_id, each.kind, each.subject_id, each.title, each.day, _snippet(each.text, text))
        for each in page.rows
    ]
    return Page(hits, page.next)
