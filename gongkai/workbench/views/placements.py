"""公开渠道: a record's channels, one placement's life, the boards with what is due on them."""

from __future__ import annotations

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
from gongkai.publishing import placements, placing
from gongkai.publishing.access import access_record, require_reader
from gongkai.publishing.broadcasting import log_slot
from gongkai.publishing.evidence import add_photo
from gongkai.publishing.placements import access_placement
from gongkai.workbench.faults import acted, refused
from gongkai.workbench.http import StaffRequest
from gongkai.workbench.placement_forms import DownForm, PhotoForm, PlanForm, PostForm, SlotForm
from gongkai_law.errors import Fault

SHOWN = 100


@login_required
def boards(request: StaffRequest) -> HttpResponse:
    """What can go up now, what must come down, what hangs without a photo."""
    require_reader(request.user)
    today = timezone.localdate()
    page = {
        "to_post": placements.to_post()[:SHOWN],
        "to_take_down": placements.to_take_down(today)[:SHOWN],
        "without_photos": placements.without_photos()[:SHOWN],
    }
    return render(request, "workbench/boards.html", page)


@login_required
def channels(request: StaffRequest, pk: str) -> HttpResponse:
    """A record's placements, and planning a new one."""
    record = access_record(request.user, pk)
    form = PlanForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        if acted(form, lambda: placing.plan_placement(record=record, actor=request.user, **data)):
            messages.success(request, _("已安排。"))
            return redirect("workbench:record-channels", record.pk)
    page = {"record": record, "placements": placements.placements_of(record), "form": form}
    return render(request, "workbench/record_channels.html", page)


@login_required
def placement(request: StaffRequest, pk: str) -> HttpResponse:
    """One placement: where it stands in its life, its papers, its evidence, the next step."""
    found = access_placement(request.user, pk)
    page: dict[str, Any] = {
        "placement": found,
        "record": found.record,
        "kind": found.kind,
        "photos": found.photos.select_related("original", "copy").order_by("id"),
        "slots": found.slots.order_by("started_at"),
        "photo_form": PhotoForm(),
        "slot_form": SlotForm(initial={"place": found.place}),
    }
    return render(request, "workbench/placement.html", page)


@login_required
def post(request: StaffRequest, pk: str) -> HttpResponse:
    """Says what posting changes; then notes it."""
    found = access_placement(request.user, pk)
    today = timezone.localdate()
    initial = {
        "posted_on": today,
        "place": found.place,
        "until": placing.default_until(found.record, found.kind, today),
        "unit": str(found.unit_id or ""),
    }
    units = units_of(found.record.agency)
    form = PostForm(request.POST or None, placement=found, units=units, initial=initial)
    if request.method == "POST" and form.is_valid():
        data = form.posting()
        if acted(form, lambda: placing.post_placement(placement=found, actor=request.user, **data)):
            messages.success(request, _("已登记。"))
            return redirect("workbench:record-placement", found.pk)
    return render(request, "workbench/placement_post.html", {"placement": found, "form": form})


@login_required
def down(request: StaffRequest, pk: str) -> HttpResponse:
    found = access_placement(request.user, pk)
    form = DownForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        if acted(form, lambda: placing.take_down_placement(placement=found, actor=request.user, **data)):
            messages.success(request, _("已登记撤下。"))
            return redirect("workbench:record-placement", found.pk)
    return render(request, "workbench/placement_down.html", {"placement": found, "form": form})


@login_required
@require_POST
def cancel(request: StaffRequest, pk: str) -> HttpResponse:
    found = access_placement(request.user, pk)
    try:
        placing.cancel_plan(placement=found, actor=request.user)
    except Fault as fault:
        return refused(request, fault, back=reverse("workbench:record-placement", args=[found.pk]))
    messages.success(request, _("已取消安排。"))
    return redirect("workbench:record-channels", found.record_id)


def _evidence(
    request: StaffRequest, found: Any, form: Any, act: Any, template: str, done: str
) -> HttpResponse:
    if request.method == "POST" and form.is_valid() and acted(form, act):
        messages.success(request, done)
        return redirect("workbench:record-placement", found.pk)
    return render(request, template, {"placement": found, "form": form})


@login_required
def photo(request: StaffRequest, pk: str) -> HttpResponse:
    """A photo of the posting."""
    found = access_placement(request.user, pk)
    form = PhotoForm(request.POST or None, request.FILES or None)

    def act() -> None:
        sent = form.cleaned_data["photo"]
        add_photo(
            placement=found,
            stream=sent,
            name=sent.name,
            moment=form.cleaned_data["moment"],
            actor=request.user,
        )

    return _evidence(request, found, form, act, "workbench/placement_photo.html", _("照片已保存。"))


@login_required
def slot(request: StaffRequest, pk: str) -> HttpResponse:
    """A time on air."""
    found = access_placement(request.user, pk)
    form = SlotForm(request.POST or None, initial={"place": found.place})

    def act() -> None:
        log_slot(placement=found, actor=request.user, **form.cleaned_data)

    return _evidence(request, found, form, act, "workbench/placement_slot.html", _("已登记播出。"))
