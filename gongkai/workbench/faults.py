"""A refusal from a service becomes an error on the form, with everything typed kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from gongkai_law.errors import Fault, explain


def sentence(fault: Fault) -> str:
    """The fault in words, with the way to mend it."""
    words = explain(fault)
    where = f"{words.where}：" if words.where else ""
    basis = f"（{'、'.join(words.articles)}）" if words.articles else ""
    return f"{where}{words.what}{basis}{words.mend}"


def acted(form: Form, act: Callable[[], Any]) -> bool:
    """Run an act; on a refusal put the words on the form and say False."""
    try:
        act()
    except Fault as fault:
        form.add_error(None, sentence(fault))
        return False
    return True


def refused(request: HttpRequest, fault: Fault, *, back: str) -> HttpResponse:
    """A page for a refusal of an act that has no form."""
    return render(request, "workbench/refused.html", {"words": explain(fault), "back": back}, status=409)
