"""标准目录: editions and their items."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gongkai.agencies.queries import units_of
from gongkai.catalogue import access, coverage, queries
from gongkai.catalogue.models import Edition
from gongkai.catalogue.services import editions, items, renewing
from gongkai.workbench.catalogue_forms import AdoptForm, EventForm, ItemForm, UnitsForm, initial_of
from gongkai.workbench.faults import acted, refused
from gongkai.workbench.http import StaffRequest
from gongkai.workbench.views.records import year_of
from gongkai_law.disclosure.directory import read_bases, read_term
from gongkai_law.errors import Fault, explain


@login_required
def overview(request: StaffRequest) -> HttpResponse:
    """The edition in force with its coverage in numbers; the first steps where there is none yet."""
    access.require_reader(request.user)
    today = timezone.localdate()
    current = queries.current_edition()
    page: dict[str, Any] = {"current": current, "editions": queries.editions(), "sign": coverage.SIGNS}
    if current is not None and request.agency is not None:
        days = coverage.days_of(request.agency, today)
        years = coverage.years(current, today)
        year = min(today.year, years[-1])
        page |= {
            "year": year,
            "missing_year": today.year > years[-1],
            "tally": coverage.labelled(coverage.tally(year, days)),
            "livelihood": coverage.labelled(coverage.tally_livelihood(current, year, days)),
            "units": coverage.by_unit(year, days)[:12],
        }
    return render(request, "workbench/catalogue.html", page)


@login_required
def edition(request: StaffRequest, pk: str) -> HttpResponse:
    """An edition's items by area, and what is to be mended before it can be adopted."""
    found = access.access_edition(request.user, pk)
    after = request.GET.get("after", "")
    area = request.GET.get("area", "")
    page = {
        "edition": found,
        "area": area,
        "areas": queries.areas_of(found),
        "page": queries.items_page(found, after=int(after) if after.isdigit() else 0, area=area),
        "findings": _spoken(found) if found.state == "draft" else (),
    }
    return render(request, "workbench/catalogue_edition.html", page)


def _spoken(found: Edition) -> list[tuple[Any, list[tuple[bool, Any]]]]:
    """Findings of an edition in words: (item, [(stops it, words)])."""
    return [
        (item, [(each.error, explain(each.fault)) for each in faults])
        for item, faults in queries.edition_findings(found, on=timezone.localdate())
    ]


@login_required
@require_POST
def sample(request: StaffRequest) -> HttpResponse:
    """A draft from the product's sample."""
    access.require_reader(request.user)
    if request.agency is None:
        return redirect("workbench:home")
    made = editions.draft_sample(agency=request.agency, actor=request.user)
    messages.success(request, _("已经按样本编好一份草稿。样本须经县级审定后采用，请逐项核对。"))
    return redirect("workbench:catalogue-edition", made.pk)


@login_required
def adopt(request: StaffRequest, pk: str) -> HttpResponse:
    """Says what adopting changes; then does it."""
    found = access.access_edition(request.user, pk)
    form = AdoptForm(request.POST or None, initial={"since": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        since = form.cleaned_data["since"]
        if acted(form, lambda: editions.adopt_edition(edition=found, since=since, actor=request.user)):
            messages.success(request, _("目录已经起用，应公开的事项已经算出。"))
            return redirect("workbench:catalogue-coverage")
    page = {
        "edition": found,
        "form": form,
        "faults": editions.faults_of(found, on=timezone.localdate()),
        "current": queries.current_edition(),
    }
    return render(request, "workbench/catalogue_adopt.html", page)


def _then(request: StaffRequest, act: Callable[[], Any], *, back: str, done: str) -> HttpResponse:
    """Run an act without a form of its own; a refusal has its page."""
    try:
        act()
    except Fault as fault:
        return refused(request, fault, back=back)
    messages.success(request, done)
    return redirect(back)


@login_required
@require_POST
def amend(request: StaffRequest, pk: str) -> HttpResponse:
    found = access.access_edition(request.user, pk)
    try:
        draft = editions.amend_edition(edition=found, actor=request.user)
    except Fault as fault:
        return refused(request, fault, back=found_url(found))
    messages.success(request, _("已经开了一份修订草稿。起用之前，现行目录照旧。"))
    return redirect("workbench:catalogue-edition", draft.pk)


def found_url(found: Edition) -> str:
    """The page of an edition."""
    return reverse("workbench:catalogue-edition", args=[found.pk])


@login_required
@require_POST
def discard(request: StaffRequest, pk: str) -> HttpResponse:
    found = access.access_edition(request.user, pk)
    return _then(
        request,
        lambda: editions.discard_draft(edition=found, actor=request.user),
        back=reverse("workbench:catalogue"),
        done=_("草稿已经删去。"),
    )


@login_required
def item(request: StaffRequest, pk: str) -> HttpResponse:
    """An item in the official columns, its bases with their status, and what it owes in a year."""
    found = access.access_item(request.user, pk)
    today = timezone.localdate()
    year = year_of(request) or today.year
    days = coverage.days_of(found.edition.agency, today)
    owed = [
        (each, coverage.state_of(each, days)) for each in queries.open_obligations(found, year=year)[:200]
    ]
    page = {
        "item": found,
        "boxes": queries.boxes_of(found),
        "term": read_term(found.term),
        "bases": read_bases(found.basis, on=today),
        "elements": found.elements.order_by("position"),
        "units": [each.unit for each in found.assignments.select_related("unit")],
        "owed": owed,
        "year": year,
    }
    return render(request, "workbench/catalogue_item.html", page)


@login_required
def item_edit(request: StaffRequest, pk: str) -> HttpResponse:
    found = access.access_item(request.user, pk)
    form = ItemForm(request.POST or None, initial=initial_of(found))
    if request.method == "POST" and form.is_valid():
        today = timezone.localdate()
        if acted(form, lambda: items.edit_item(item=found, row=form.row(), on=today, actor=request.user)):
            messages.success(request, _("已保存。"))
            return redirect("workbench:catalogue-item", found.pk)
    return render(request, "workbench/catalogue_item_edit.html", {"item": found, "form": form})


@login_required
@require_POST
def item_remove(request: StaffRequest, pk: str) -> HttpResponse:
    found = access.access_item(request.user, pk)
    return _then(
        request,
        lambda: items.remove_item(item=found, actor=request.user),
        back=found_url(found.edition),
        done=_("已从草稿里删去。"),
    )


@login_required
def item_units(request: StaffRequest, pk: str) -> HttpResponse:
    """Who owes an item."""
    found = access.access_item(request.user, pk)
    held = [str(each.unit_id) for each in found.assignments.all()]
    form = UnitsForm(request.POST or None, units=units_of(found.edition.agency), initial={"units": held})
    if request.method == "POST" and form.is_valid():
        units = form.chosen()
        if acted(form, lambda: items.assign_items(items=[found], units=units, actor=request.user)):
            messages.success(request, _("责任单位已经改好，应公开的事项已经重算。"))
            return redirect("workbench:catalogue-item", found.pk)
    return render(request, "workbench/catalogue_item_units.html", {"item": found, "form": form})


@login_required
def item_event(request: StaffRequest, pk: str) -> HttpResponse:
    """Something happened: its due day begins to run."""
    found = access.access_item(request.user, pk)
    today = timezone.localdate()
    form = EventForm(request.POST or None, units=units_of(found.edition.agency), initial={"event_on": today})
    if request.method == "POST" and form.is_valid():
        event = form.event()
        if acted(form, lambda: renewing.note_event(item=found, on=today, actor=request.user, **event)):
            messages.success(request, _("已登记，期限开始计算。"))
            return redirect("workbench:catalogue-item", found.pk)
    page = {"item": found, "form": form, "term": read_term(found.term)}
    return render(request, "workbench/catalogue_item_event.html", page)
