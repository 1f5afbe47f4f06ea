"""选答复类型: one plain question a page, every reply a link, so that going back is going back."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai.casework import access
from gongkai.casework.guided import Part, keep_choice, verdict, walked
from gongkai.workbench.case_acts import offered_acts
from gongkai.workbench.faults import refused
from gongkai.workbench.http import StaffRequest
from gongkai_law.casework.questions import Choice, Step, next_step
from gongkai_law.casework.states import act
from gongkai_law.errors import Fault

Walk = tuple[tuple[str, str], ...]


def _walk(text: str) -> Walk:
    """`question.reply-question.reply` as it stands in the address."""
    pairs = (each.partition(".") for each in text.split("-") if each)
    return tuple((question, reply) for question, _dot, reply in pairs)


def _text(walk: Walk) -> str:
    return "-".join(f"{question}.{reply}" for question, reply in walk)


def _address(base: str, parts: list[str], walk: Walk = ()) -> str:
    query = [*(("part", each) for each in parts), *([("a", _text(walk))] if walk else [])]
    return f"{base}?{urlencode(query)}" if query else base


def _parts(given: list[str]) -> list[Part]:
    found = [walked(_walk(each)) for each in given]
    return [part for part in found if part is not None]


def _replies(step: Step, base: str, given: list[str], walk: Walk) -> list[tuple[Choice, str]]:
    """The replies to the open question, each with the address it leads to."""
    asked = step.question
    if asked is None:
        return []
    return [(choice, _address(base, given, (*walk, (asked.id, choice.id)))) for choice in asked.choices]


@login_required
def questions(request: StaffRequest, pk: str) -> HttpResponse:
    """The next question, or where the replies lead: answer, row, letter, remedy and what is still missing."""
    case = access.access_request(request.user, pk)
    base = reverse("workbench:request-questions", args=[case.pk])
    source = request.POST if request.method == "POST" else request.GET
    given, walk = source.getlist("part")[:20], _walk(source.get("a", ""))
    try:
        step = next_step(dict(walk))
        parts = _parts([*given, *([_text(walk)] if step.outcome else [])])
        judged = verdict(case, parts, on=timezone.localdate()) if parts else None
        if request.method == "POST":
            keep_choice(disclosure_request=case, parts=parts, actor=request.user, on=timezone.localdate())
            messages.success(request, _("已记下选定的答复类型。"))
            return redirect("workbench:request", pk=case.pk)
    except Fault as fault:
        return refused(request, fault, back=base)
    page = {
        "case": case,
        "step": step,
        "judged": judged,
        "given": given,
        "walk": _text(walk),
        "base": base,
        "back": _address(base, given, walk[:-1]) if walk else "",
        "replies": _replies(step, base, given, walk),
        "path": [
            (question, choice, _address(base, given, tuple(walk[:number])))
            for number, (question, choice) in enumerate(step.path)
        ],
        "another": _address(base, [*given, _text(walk)]) if step.outcome else "",
        "without": [
            (number, _address(base, [*given[:number], *given[number + 1 :]])) for number in range(len(given))
        ],
        "first_act": act(step.act) if step.act else None,
        "open_acts": {each.id for each in offered_acts(case, request.roles)},
    }
    return render(request, "workbench/questions.html", page)
