"""The workbench's places and which of them the page belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse


@dataclass(frozen=True, slots=True)
class Place:
    """One entry of the main menu."""

    label: str
    url: str
    here: bool


PLACES = (
    ("home", "今日待办"),
    ("requests", "依申请公开"),
    ("records", "主动公开"),
    ("catalogue", "标准目录"),
    ("reports", "年度报告"),
    ("more", "更多"),
)


def places(request: HttpRequest) -> dict[str, Any]:
    """`places` for the head of every staff page; the current one by the first word of the page's name."""
    match = getattr(request, "resolver_match", None)
    name = match.url_name or "" if match and match.app_name == "workbench" else ""
    room = {"request": "requests", "record": "records", "report": "reports", "county": "more"}.get(
        name.split("-")[0], name.split("-")[0]
    )
    return {"places": [Place(label, reverse(f"workbench:{key}"), room == key) for key, label in PLACES]}
