"""Handling of requests: extensions for the head, opinions and corrections that ran out or are waited for, units asked."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from gongkai.agencies.access import roles_in
from gongkai.agencies.models import Role
from gongkai.casework.handling import due
from gongkai.casework.handling.locked import HANDLERS
from gongkai.supervision.worklist.kinds import Asking, Todo, Todos


def _todo(one: due.Due, why: str, step: str) -> Todo:
    return Todo(
        what=f"{one.case.number} {one.case.subject}",
        who=one.who,
        due=one.day,
        left=None,
        why=why,
        step=step,
        url=reverse("workbench:request-act", args=[one.case.pk, one.act]),
    )


def _waiting_or_over(asking: Asking) -> Iterator[tuple[bool, Todo]]:
    """(whether it is ours to act now, the line): a term that is over is ours, one that runs is the other's."""
    for one in due.opinions_waited_for():
        over = one.day < asking.on
        step = _("登记到期没有回复") if over else _("等对方答复")
        yield over, _todo(one, _("征求意见的期限"), step)
    for one in due.corrections_waited_for():
        over = one.day < asking.on
        step = _("登记逾期不补正") if over else _("等申请人补正")
        yield over, _todo(one, _("补正期限"), step)


def todos(asking: Asking) -> Todos:
    """Everything of handling that has a day; only for who handles requests, decisions only for the head."""
    held = roles_in(asking.user, asking.agency.pk, on=asking.on)
    if not held & set(HANDLERS):
        return Todos()
    dated: list[Todo] = []
    waiting: list[Todo] = []
    for ours, line in _waiting_or_over(asking):
        (dated if ours else waiting).append(line)
    dated += [_todo(one, _("科室协办的期限"), _("登记科室的回复")) for one in due.units_asked()]
    if Role.OFFICE_HEAD in held:
        decide = due.extensions_to_decide()
        dated += [_todo(one, _("原答复期限之前决定"), _("决定延期")) for one in decide]
    return Todos(dated=dated, waiting=waiting)
