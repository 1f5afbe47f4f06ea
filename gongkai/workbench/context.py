"""The workbench's places and which of them the page belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True, slots=True)
class Place:
    """One entry of the main menu."""

    label: StrOrPromise
    url: str
    here: bool


PLACES = (
    ("home", gettext_lazy("今日待办")),
    ("requests", gettext_lazy("依申请公开")),
    ("records", gettext_lazy("主动公开")),
    ("catalogue", gettext_lazy("标准目录")),
    ("reports", gettext_lazy("年度报告")),
    ("more", gettext_lazy("更多")),
)


# A page's name, or its first word → the place it belongs to, where they differ.
_ROOMS = {
    "reviews": "records",
    "review": "records",
    "concern": "more",
    "request": "requests",
    "letter": "requests",
    "record": "records",
    "report": "reports",
    "county": "more",
    "letter-kinds": "more",
    "letter-kind": "more",
    "letter-sentence": "more",
    "remedy": "more",
    "complaint": "more",
    "own": "more",
    "suggestion": "more",
    "suggestions": "more",
}


def places(request: HttpRequest) -> dict[str, Any]:
    """`places` for the head of every staff page; the current one by the first word of the page's name."""
    match = getattr(request, "resolver_match", None)
    name = match.url_name or "" if match and match.app_name == "workbench" else ""
    first = name.split("-")[0]
    room = _ROOMS.get(name) or _ROOMS.get(first, first)
    return {"places": [Place(label, reverse(f"workbench:{key}"), room == key) for key, label in PLACES]}
