"""Reviews: what stands at this person's station, what was put upward and is to be asked after, emergencies to make up."""

from __future__ import annotations

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai.review import queries
from gongkai.review.models import Review
from gongkai.supervision.worklist.kinds import Asking, Todo, Todos
from gongkai_law.review import review_step

SHOWN = 50


def _todo(review: Review, asking: Asking) -> Todo:
    url = reverse("workbench:review", args=[review.pk])
    if review.step == "referred":
        due = review.referral_due
        left = asking.calendar.working_days_between(asking.on, due) if due and due >= asking.on else -1
        return Todo(
            review.title, review.referred_to, due, left, _("报上级确认，该催问了"), _("催问或登记回复"), url
        )
    day = timezone.localdate(review.created_at)
    return Todo(
        review.title,
        "",
        day if day > asking.on else asking.on,
        None,
        _("等您{review_step}").format(review_step=review_step(review.step).label),
        _("去审查"),
        url,
    )


def todos(asking: Asking) -> Todos:
    """Waiting for me today; referred ones by their day; make-ups by theirs."""
    mine = [_todo(each, asking) for each in queries.waiting_for(asking.user)[:SHOWN]]
    makeups = [
        Todo(
            each.title,
            _("保密审查人"),
            timezone.localdate(each.makeup_due),
            None,
            f"紧急公开，{timezone.localtime(each.makeup_due):%m月%d日%H:%M}前补审",
            _("补做审查"),
            reverse("workbench:review", args=[each.pk]),
        )
        for each in queries.makeups_due()[:SHOWN]
    ]
    return Todos(dated=[*makeups, *mine])
