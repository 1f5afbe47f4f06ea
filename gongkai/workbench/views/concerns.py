"""回应关切: what the public worries about, its clocks of hours, the answers; and how index numbers are made."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai.publishing import access, numbering, policies, queries
from gongkai.publishing.models import Concern
from gongkai.workbench.faults import acted
from gongkai.workbench.http import StaffRequest
from gongkai.workbench.record_forms import ConcernForm, FollowUpForm, IndexRuleForm, ResponseForm
from gongkai_law.records.interpretation import response_due, response_terms
from gongkai_law.records.numbers import BARE_PATTERN, DEFAULT_PATTERN, HENAN_PATTERN


def _clocks(concern: Concern) -> list[dict[str, Any]]:
    """Each clock of a concern: its words, its last moment, when it was met, whether late."""
    found = []
    for term in response_terms(concern.kind):
        due = response_due(term, concern.noticed_at)
        met = concern.press_at if term.id == "major_press" else concern.responded_at
        late = (met or timezone.now()) > due
        found.append({"label": term.label, "due": due, "met": met, "late": late, "basis": term.basis})
    return found


@login_required
def concern_list(request: StaffRequest) -> HttpResponse:
    """All concerns, and noting a new one."""
    access.require_reader(request.user)
    form = ConcernForm(request.POST or None)
    if (
        request.method == "POST"
        and form.is_valid()
        and acted(form, lambda: policies.open_concern(actor=request.user, **form.cleaned_data))
    ):
        messages.success(request, _("已登记，从发现时起算时限。"))
        return redirect("workbench:more-concerns")
    page = {"form": form, "rows": [(each, _clocks(each)) for each in queries.concerns()[:100]]}
    return render(request, "workbench/concerns.html", page)


@login_required
def concern_page(request: StaffRequest, pk: str) -> HttpResponse:
    """One concern: its clocks, noting the answer, closing it."""
    concern = access.access_concern(request.user, pk)
    closing = request.POST.get("step") == "close"
    answer = ResponseForm(request.POST if request.method == "POST" and not closing else None)
    follow = FollowUpForm(request.POST if closing else None, initial={"follow_up": concern.follow_up})
    if request.method == "POST":
        form: Any = follow if closing else answer
        if form.is_valid() and acted(form, lambda: _act(concern, form.cleaned_data, request.user, closing)):
            messages.success(request, _("已登记。"))
            return redirect("workbench:concern", pk=pk)
    page = {"concern": concern, "clocks": _clocks(concern), "form": answer, "follow": follow}
    return render(request, "workbench/concern.html", page)


def _act(concern: Concern, data: dict[str, Any], actor: Any, closing: bool) -> Concern:
    if closing:
        return policies.close_concern(concern=concern, actor=actor, **data)
    return policies.respond_to_concern(concern=concern, actor=actor, **data)


@login_required
def index_rules(request: StaffRequest) -> HttpResponse:
    """How index numbers are made, from which day on."""
    access.require_reader(request.user)
    form = IndexRuleForm(request.POST or None, initial={"pattern": DEFAULT_PATTERN})
    if (
        request.method == "POST"
        and form.is_valid()
        and acted(form, lambda: numbering.set_index_rule(actor=request.user, **form.cleaned_data))
    ):
        messages.success(request, _("已定下。以前编的索引号不变。"))
        return redirect("workbench:more-index-numbers")
    page = {
        "form": form,
        "rules": numbering.rules(),
        "patterns": [DEFAULT_PATTERN, BARE_PATTERN, HENAN_PATTERN],
        "next": numbering.example(request.agency, on=timezone.localdate()) if request.agency else "",
    }
    return render(request, "workbench/index_rules.html", page)
