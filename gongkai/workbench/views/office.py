"""设置: the agency's particulars and its units."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from gongkai.agencies import particulars as acts
from gongkai.agencies import units as unit_acts
from gongkai.agencies.access import require_member, require_role
from gongkai.agencies.serving import agency_in_scope, unit_of, units_of
from gongkai.supervision.reminders import log as reminder_log
from gongkai.workbench.faults import acted
from gongkai.workbench.http import StaffRequest
from gongkai.workbench.office_forms import CloseUnitForm, NewUnitForm, ParticularsForm, UnitForm
from gongkai_law.remedies import body


@login_required
def office(request: StaffRequest) -> HttpResponse:
    """The rooms of 设置."""
    require_member(request.user)
    return render(request, "workbench/office/office.html")


def _change_particulars(request: StaffRequest, form: ParticularsForm) -> list[str]:
    fields = dict(form.cleaned_data)
    agency = agency_in_scope()
    acts.place_below(agency=agency, parent_slug=fields.pop("parent_slug"), actor=request.user)
    return acts.change_particulars(agency=agency, actor=request.user, **fields)


@login_required
def particulars(request: StaffRequest) -> HttpResponse:
    """What letters, the guide and the report say of the agency; everyone may read it, two roles change it."""
    require_member(request.user)
    agency = agency_in_scope()
    form = ParticularsForm.of(agency, request.POST or None)
    if (
        request.method == "POST"
        and form.is_valid()
        and acted(form, lambda: _change_particulars(request, form))
    ):
        messages.success(request, _("已保存。"))
        return redirect("workbench:more-particulars")
    page = {
        "form": form,
        "kind": body(agency.body_kind).label,
        "may_change": bool(request.roles & set(acts.MAY_CHANGE)),
    }
    return render(request, "workbench/office/particulars.html", page)


@login_required
def units(request: StaffRequest) -> HttpResponse:
    """The units, and adding one."""
    require_member(request.user)
    form = NewUnitForm(request.POST or None)
    if (
        request.method == "POST"
        and form.is_valid()
        and acted(form, lambda: unit_acts.open_unit(actor=request.user, **form.cleaned_data))
    ):
        messages.success(request, _("已增加。"))
        return redirect("workbench:more-units")
    page = {
        "form": form,
        "units": units_of(closed=True),
        "may_change": bool(request.roles & set(unit_acts.MAY_CHANGE)),
    }
    return render(request, "workbench/office/units.html", page)


@login_required
def unit(request: StaffRequest, pk: str) -> HttpResponse:
    """Rename a unit, move it, or close it."""
    require_member(request.user)
    found = unit_of(pk)
    closing = "close" in request.POST
    form = UnitForm(
        request.POST if request.method == "POST" and not closing else None,
        initial={"name": found.name, "position": found.position},
    )
    close_form = CloseUnitForm(request.POST if closing else None)
    if closing and close_form.is_valid():
        if acted(
            close_form,
            lambda: unit_acts.close_unit(unit=found, on=close_form.cleaned_data["on"], actor=request.user),
        ):
            messages.success(request, _("已撤销。"))
            return redirect("workbench:more-units")
    elif (
        form.is_bound
        and form.is_valid()
        and acted(form, lambda: unit_acts.change_unit(unit=found, actor=request.user, **form.cleaned_data))
    ):
        messages.success(request, _("已保存。"))
        return redirect("workbench:more-units")
    page = {"unit": found, "form": form, "close_form": close_form}
    return render(request, "workbench/office/unit.html", page)


@login_required
def reminders(request: StaffRequest) -> HttpResponse:
    """Which reminders went out, and whether mail is set up at all."""
    require_member(request.user)
    require_role(request.user, agency_in_scope().pk, acts.MAY_CHANGE)
    return render(request, "workbench/office/reminders.html", {"log": reminder_log()})
