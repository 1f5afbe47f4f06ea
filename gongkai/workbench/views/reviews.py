"""审查审批: what waits for one's station, one round with what is reviewed, the acts at each station."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gongkai.agencies.policies import policies_of
from gongkai.agencies.queries import people_with
from gongkai.review import access, queries, services
from gongkai.review.models import Review
from gongkai.review.rounds import Said
from gongkai.workbench.faults import acted
from gongkai.workbench.http import StaffRequest
from gongkai.workbench.review_forms import (
    ExceptionForm,
    JudgeForm,
    OpinionForm,
    ReasonsForm,
    ReferForm,
    VerdictForm,
)
from gongkai.workbench.review_subjects import subject_of
from gongkai_law.review import review_moves, review_step, self_check_items


@dataclass(frozen=True, slots=True)
class StationAct:
    """One act at a station: the steps it stands at, its button, what it says first, its form, how it is done."""

    steps: tuple[str, ...]
    label: Any
    says: Any
    form: type[forms.Form]
    do: Callable[[Review, Any, dict[str, Any]], Review]
    primary: bool = False


def _said(data: dict[str, Any]) -> Said:
    return Said(data.get("verdict", ""), data.get("basis", ""), data.get("opinion", ""))


ACTS = {
    "pass": StationAct(
        ("unit_head",),
        gettext_lazy("同意，送保密审查"),
        gettext_lazy("表明您看过全文，内容属实、可以公开；送保密审查人。"),
        OpinionForm,
        lambda review, actor, data: services.pass_on(review=review, actor=actor, opinion=data["opinion"]),
        primary=True,
    ),
    "emergency": StationAct(
        ("unit_head",),
        gettext_lazy("紧急信息，先送领导批准"),
        gettext_lazy(
            "只用于突发事件。领导批准后就公开，保密审查在公开后二十四小时内补做，补审不同意的马上撤下。"
        ),
        ReasonsForm,
        lambda review, actor, data: services.pass_on(
            review=review, actor=actor, opinion=data["opinion"], to="approval"
        ),
    ),
    "judge": StationAct(
        ("confidentiality",),
        gettext_lazy("作出保密审查结论"),
        gettext_lazy("结论对的就是眼前这一稿；稿子再改，结论作废。领导可以更严，不能更宽。"),
        JudgeForm,
        lambda review, actor, data: services.judge(
            review=review, actor=actor, said=_said(data), legal=bool(data.get("legal"))
        ),
        primary=True,
    ),
    "refer": StationAct(
        ("confidentiality",),
        gettext_lazy("拿不准，报上级确认"),
        gettext_lazy("报有关主管部门或者保密行政管理部门确定。回复以前这一条停在这里，到期提醒催问。"),
        ReferForm,
        lambda review, actor, data: services.refer_upward(review=review, actor=actor, **data),
    ),
    "reply": StationAct(
        ("referred",),
        gettext_lazy("登记上级的回复"),
        gettext_lazy("写明谁回复、怎么说；之后回到保密审查这一步。"),
        ReasonsForm,
        lambda review, actor, data: services.record_reply(review=review, actor=actor, reply=data["opinion"]),
        primary=True,
    ),
    "legal": StationAct(
        ("legal",),
        gettext_lazy("法制审核同意，送领导批准"),
        gettext_lazy("表明内容合法、依据有效。"),
        OpinionForm,
        lambda review, actor, data: services.pass_on(
            review=review, actor=actor, opinion=data["opinion"], to="approval"
        ),
        primary=True,
    ),
    "approve": StationAct(
        ("approval",),
        gettext_lazy("批准"),
        gettext_lazy("批准的就是眼前这一稿，一个字都不能再改。批准后由不是起草人的人公开，也可以定时公开。"),
        VerdictForm,
        lambda review, actor, data: services.approve(review=review, actor=actor, said=_said(data)),
        primary=True,
    ),
    "make-up": StationAct(
        ("scheduled", "published"),
        gettext_lazy("补做保密审查"),
        gettext_lazy("紧急公开的信息在二十四小时内补审。结论不是“公开”的，这一条马上撤下。"),
        VerdictForm,
        lambda review, actor, data: services.make_up_review(review=review, actor=actor, said=_said(data)),
        primary=True,
    ),
    "back": StationAct(
        ("unit_head", "confidentiality", "legal", "approval"),
        gettext_lazy("退回修改"),
        gettext_lazy("回到起草人那里，写清楚哪里要改；改好重新送审，从头走一遍。"),
        ReasonsForm,
        lambda review, actor, data: services.send_back(review=review, actor=actor, reasons=data["opinion"]),
    ),
}


def _role_step(key: str, step: str) -> str:
    return "confidentiality" if key == "make-up" else step


def _offered(request: StaffRequest, review: Review) -> list[tuple[str, StationAct]]:
    """The acts this person may do here and now."""
    if review.ended_at:
        return []
    targets = {move.target for move in review_moves(review.step, policies_of(review.agency))}
    found = []
    for key, act in ACTS.items():
        if review.step not in act.steps or not request.roles & set(
            review_step(_role_step(key, review.step)).roles
        ):
            continue
        if key == "emergency" and "approval" not in targets:
            continue
        if key == "make-up" and not (review.emergency and review.completed_at and not review.made_up_at):
            continue
        found.append((key, act))
    return found


@login_required
def review_list(request: StaffRequest) -> HttpResponse:
    """What stands at a station this person may stand at, and emergencies to make up."""
    access.require_reader(request.user)
    page = {
        "waiting": queries.waiting_for(request.user)[:100],
        "makeups": queries.makeups_due()[:50],
        "now": timezone.now(),
    }
    return render(request, "workbench/reviews.html", page)


@login_required
def review_page(request: StaffRequest, pk: str) -> HttpResponse:
    """One round: the stations, what was said, the thing itself, and the acts that are this person's."""
    review = access.access_review(request.user, pk)
    module = subject_of(review.subject_kind)
    panel = module.panel(request, review) if module else None
    labels = {item.id: item.label for item in self_check_items()}
    page = {
        "review": review,
        "panel": panel,
        "subject_url": module.url(review) if module else "",
        "stations": queries.stations(review),
        "steps": review.steps_taken.order_by("position"),
        "acts": _offered(request, review) if panel is None or panel.open else [],
        "may_grant": bool(request.roles & set(access.GRANTERS))
        and not review.completed_at
        and not review.ended_at,
        "flagged": [
            (labels.get(key, key), words) for key, words in review.self_check.items() if words != "no"
        ],
        "exceptions": review.exceptions.order_by("created_at"),
    }
    if panel is not None:
        page |= panel.context
    return render(request, "workbench/review.html", page)


@login_required
def review_act(request: StaffRequest, pk: str, act: str) -> HttpResponse:
    """Say what an act at a station does, then do it."""
    review = access.access_review(request.user, pk)
    module = subject_of(review.subject_kind)
    panel = module.panel(request, review) if module else None
    if module is not None and panel is not None and panel.elsewhere:
        return redirect(module.url(review))
    offered = dict(_offered(request, review))
    if act not in ACTS:
        raise Http404
    page = ACTS[act]
    form = page.form(request.POST or None, initial={"verdict": review.conclusion or "publish"})
    done: list[Review] = []
    if (
        request.method == "POST"
        and form.is_valid()
        and acted(form, lambda: done.append(page.do(review, request.user, form.cleaned_data)))
    ):
        if module is not None:
            module.after(done[0])
        messages.success(
            request, _("“%(title)s”：%(act)s，已办好。") % {"title": review.title, "act": page.label}
        )
        return redirect("workbench:review", pk=pk)
    context = {"review": review, "act": page, "form": form, "mine": act in offered}
    return render(request, "workbench/review_act.html", context)


@login_required
def review_exception(request: StaffRequest, pk: str) -> HttpResponse:
    """A leader agrees that one person does two steps of this one review."""
    review = access.access_review(request.user, pk)
    roles = ("clerk", "unit_head", "office_head", "reviewer", "leader")
    people = [
        each
        for each in people_with(review.agency, roles, on=timezone.localdate())
        if each.pk != request.user.pk
    ]
    form = ExceptionForm(request.POST or None, people=people)
    if (
        request.method == "POST"
        and form.is_valid()
        and acted(
            form,
            lambda: services.grant_exception(
                review=review,
                step=form.cleaned_data["step"],
                person=form.people[form.cleaned_data["person"]],
                reason=form.cleaned_data["reason"],
                actor=request.user,
            ),
        )
    ):
        messages.success(request, _("已同意，并记入留痕。"))
        return redirect("workbench:review", pk=pk)
    return render(request, "workbench/review_exception.html", {"review": review, "form": form})
