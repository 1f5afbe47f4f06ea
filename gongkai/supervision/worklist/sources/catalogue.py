"""The standard catalogue: what is overdue or due within five working days, and a year nobody has computed yet."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from gongkai.catalogue import coverage, queries
from gongkai.catalogue.models import Obligation
from gongkai.supervision.worklist.kinds import Asking, Todo, Todos
from gongkai_law.citation import cite
from gongkai_law.disclosure.directory import read_term

SHOWN = 10


def _todo(obligation: Obligation, asking: Asking) -> Todo:
    term = read_term(obligation.item.term)
    why = _("标准目录：{term}").format(term=obligation.item.term)
    if term.article and term.source == "text":
        why += f"（{cite(term.article)}）"
    left = asking.calendar.working_days_between(asking.on, obligation.due_on)
    late = asking.calendar.working_days_between(obligation.due_on, asking.on)
    return Todo(
        what=f"{obligation.item.name} {obligation.matter or obligation.label}",
        who=obligation.unit.name if obligation.unit else "",
        due=obligation.due_on,
        left=-late if obligation.due_on < asking.on else left,
        why=why,
        step=_("补齐要素") if obligation.met == "partial" else _("去公开"),
        url=reverse("workbench:catalogue-obligation", args=[obligation.pk]),
        provisional=obligation.provisional,
    )


def _uncomputed(asking: Asking) -> Todo:
    """A new year begins with saying what it owes."""
    what = _("{year}年应公开的事项还没有算出").format(year=asking.on.year)
    url = reverse("workbench:catalogue")
    return Todo(what, "", asking.on, 0, _("标准目录每年算一次"), _("现在算出"), url)


def todos(asking: Asking) -> Todos:
    """Single lines for what is due soon; what is overdue is one line where it is more than a page holds."""
    edition = queries.current_edition()
    if edition is None:
        return Todos()
    waiting = () if coverage.is_computed(asking.on.year) else (_uncomputed(asking),)
    days = coverage.Days(asking.on, asking.soon_until)
    rows = coverage.due_until(days).select_related("item", "unit")
    overdue = rows.filter(due_on__lt=asking.on)
    held = list(overdue[: SHOWN + 1])
    dated = [_todo(each, asking) for each in rows.filter(due_on__gte=asking.on)[:SHOWN]]
    if len(held) <= SHOWN:
        return Todos(dated=[*waiting, *dated, *(_todo(each, asking) for each in held)])
    first = held[0].due_on
    many = _("标准目录里有 {count} 期次逾期没有公开").format(count=overdue.count())
    why = _("最早的一期是{year}年{month}月{day}日").format(year=first.year, month=first.month, day=first.day)
    late = asking.calendar.working_days_between(first, asking.on)
    dated.append(Todo(many, "", first, -late, why, _("看清单"), reverse("workbench:catalogue-due")))
    return Todos(dated=[*waiting, *dated])
