"""设置 · 人员和岗位: hire, appoint, end a role, a new password, a lost telephone, stop signing in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gongkai.accounts.models import User
from gongkai.accounts.passwords import has_second_factor
from gongkai.agencies import people as acts
from gongkai.agencies import serving
from gongkai.agencies.access import require_member, require_role
from gongkai.agencies.models import Role
from gongkai.agencies.scope import current_agency_id
from gongkai.workbench.faults import acted, refused
from gongkai.workbench.http import StaffRequest
from gongkai.workbench.office_forms import AppointForm, EndRoleForm, HireForm, KnownPersonForm, PersonForm
from gongkai_law.errors import Fault


def _require_administrator(request: StaffRequest) -> None:
    require_role(request.user, current_agency_id(), [Role.ADMINISTRATOR])


@login_required
def people(request: StaffRequest) -> HttpResponse:
    """Who serves in which role; everyone of the office may see it."""
    require_member(request.user)
    today = timezone.localdate()
    found = serving.people_on(today)
    held = {membership.role for person in found for membership in person.memberships}
    needed = (Role.CLERK, Role.REVIEWER, Role.OFFICE_HEAD, Role.LEADER)
    page = {
        "people": found,
        "past": serving.past_roles(today),
        "vacant": [role.label for role in needed if role not in held],
        "may_change": Role.ADMINISTRATOR in request.roles,
    }
    return render(request, "workbench/office/people.html", page)


@login_required
def hire(request: StaffRequest) -> HttpResponse:
    """A new person, or one who has an account elsewhere."""
    _require_administrator(request)
    known = "known" in request.POST
    posted = request.method == "POST"
    form = HireForm(request.POST if posted and not known else None, units=serving.units_of())
    known_form = KnownPersonForm(request.POST if known else None, prefix="known")
    made: list[acts.Hired] = []
    if (
        form.is_bound
        and form.is_valid()
        and acted(form, lambda: made.append(acts.hire_person(actor=request.user, **form.hired())))
    ):
        words = {"person": made[0].user, "password": made[0].password, "new": True}
        return render(request, "workbench/office/password.html", words)
    if known and known_form.is_valid():
        found = serving.person_named(known_form.cleaned_data["username"])
        if found is not None:
            return redirect("workbench:more-person-appoint", pk=found.pk)
        known_form.add_error("username", _("没有这个用户名，或者已经停用。核对以后再填。"))
    return render(request, "workbench/office/hire.html", {"form": form, "known_form": known_form})


@login_required
def person(request: StaffRequest, pk: str) -> HttpResponse:
    """One person: roles, and what the administrator can do."""
    _require_administrator(request)
    found = serving.served_by(pk)
    page = {
        "person": found,
        "memberships": serving.roles_of(found),
        "second_factor": has_second_factor(found),
        "ours": found.home_agency_id == current_agency_id(),
        "myself": found.pk == request.user.pk,
    }
    return render(request, "workbench/office/person.html", page)


@login_required
def edit(request: StaffRequest, pk: str) -> HttpResponse:
    """Name, telephone, mail address."""
    _require_administrator(request)
    found = serving.served_by(pk)
    known = {"full_name": found.full_name, "phone": found.phone, "email": found.email}
    form = PersonForm(request.POST or None, initial=known)
    if (
        request.method == "POST"
        and form.is_valid()
        and acted(form, lambda: acts.change_person(user=found, actor=request.user, **form.cleaned_data))
    ):
        messages.success(request, _("已保存。"))
        return redirect("workbench:more-person", pk=found.pk)
    return render(
        request,
        "workbench/office/person_form.html",
        {"person": found, "form": form, "title": _("修改联系方式")},
    )


@login_required
def appoint(request: StaffRequest, pk: str) -> HttpResponse:
    """One more role, for a person of the office or one with an account elsewhere."""
    _require_administrator(request)
    found = serving.account(pk)
    held = {each.role for each in serving.roles_of(found) if each.until is None}
    form = AppointForm(
        request.POST or None,
        units=serving.units_of(),
        roles=[role for role in Role.values if role not in held],
    )
    if (
        request.method == "POST"
        and form.is_valid()
        and acted(form, lambda: acts.appoint_person(user=found, actor=request.user, **form.appointed()))
    ):
        messages.success(request, _("已任职。"))
        return redirect("workbench:more-person", pk=found.pk)
    return render(
        request,
        "workbench/office/person_form.html",
        {"person": found, "form": form, "title": _("增加一个角色")},
    )


@login_required
def end_role(request: StaffRequest, pk: str, role_pk: str) -> HttpResponse:
    """The last day of one role."""
    _require_administrator(request)
    found = serving.served_by(pk)
    membership = next((each for each in serving.roles_of(found) if str(each.pk) == str(role_pk)), None)
    if membership is None:
        raise Http404
    form = EndRoleForm(request.POST or None)
    if (
        request.method == "POST"
        and form.is_valid()
        and acted(form, lambda: acts.end_role(membership=membership, actor=request.user, **form.cleaned_data))
    ):
        messages.success(request, _("已登记任职结束。"))
        return redirect("workbench:more-person", pk=found.pk)
    page = {"person": found, "membership": membership, "form": form}
    return render(request, "workbench/office/role_end.html", page)


@dataclass(frozen=True, slots=True)
class _Act:
    """One act on an account: its title, what it will do, the button, the service."""

    title: Any
    consequence: Any
    button: Any
    run: Callable[[User, User], Any]


ACTS = {
    "password": _Act(
        gettext_lazy("重设密码"),
        gettext_lazy(
            "原来的密码马上失效，他开着的页面都会退出。新的初始密码只显示一次，请当面或者打电话告诉他，他登录后要换成自己的。"
        ),
        gettext_lazy("重设"),
        lambda user, actor: acts.reset_password(user=user, actor=actor),
    ),
    "second-factor": _Act(
        gettext_lazy("关掉两步验证"),
        gettext_lazy(
            "手机丢了或者换了的时候用。关掉以后只凭密码就能登录，请先确认是他本人，并提醒他重新设置。"
        ),
        gettext_lazy("关掉"),
        lambda user, actor: acts.reset_second_factor(user=user, actor=actor),
    ),
    "shut-out": _Act(
        gettext_lazy("停止登录"),
        gettext_lazy("他马上不能再登录。角色和办过的事都不变，随时可以恢复。离岗的，请用“离岗交接”。"),
        gettext_lazy("停止登录"),
        lambda user, actor: acts.let_in(user=user, active=False, actor=actor),
    ),
    "let-in": _Act(
        gettext_lazy("恢复登录"),
        gettext_lazy("他又可以用原来的密码登录。"),
        gettext_lazy("恢复登录"),
        lambda user, actor: acts.let_in(user=user, active=True, actor=actor),
    ),
}


@login_required
def act(request: StaffRequest, pk: str, act: str) -> HttpResponse:
    """A page that says what will happen, then the act."""
    _require_administrator(request)
    found = serving.served_by(pk)
    wanted = ACTS.get(act)
    if wanted is None:
        raise Http404
    if request.method != "POST":
        return render(request, "workbench/office/person_act.html", {"person": found, "act": wanted})
    try:
        given = wanted.run(found, request.user)
    except Fault as fault:
        return refused(request, fault, back=f"/work/more/office/people/{found.pk}/")
    if act == "password":
        return render(request, "workbench/office/password.html", {"person": found, "password": given})
    messages.success(request, _("已办好。"))
    return redirect("workbench:more-person", pk=found.pk)
