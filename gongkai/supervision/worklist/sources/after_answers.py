"""Letters on their way, responses to reconsiderations, new answers ordered, own records, things to make proactive."""

from __future__ import annotations

from datetime import date

from django.urls import reverse

from gongkai.casework.answering import queries as letters
from gongkai.remedies import queries
from gongkai.supervision.worklist.kinds import Asking, Todo, Todos
from gongkai_law.workdays import WorkCalendar

SHOWN = 50


def _left(due: date | None, asking: Asking) -> int | None:
    """Working days left; negative when overdue."""
    if due is None:
        return None
    calendar: WorkCalendar = asking.calendar
    if due >= asking.on:
        return calendar.working_days_between(asking.on, due)
    return -max(1, calendar.working_days_between(due, asking.on))


def _todo(asking: Asking, *, what: str, due: date | None, why: str, step: str, url: str) -> Todo:
    return Todo(what=what, who="", due=due, left=_left(due, asking), why=why, step=step, url=url)


def todos(asking: Asking) -> Todos:
    """What has a day of its own; letters carry the day of their case."""
    found: list[Todo] = []
    for response in queries.responses_due()[:SHOWN]:
        found.append(
            _todo(asking, what=str(response.case), due=response.due, why="提交复议答复和证据", step="去提交",
                  url=reverse("workbench:remedy", args=[response.case_id]))
        )  # fmt: skip
    for order in queries.orders_open()[:SHOWN]:
        found.append(
            _todo(asking, what=f"{order.disclosure_request.number} 重新答复", due=order.due, why="决定要求重新答复",
                  step="去答复", url=reverse("workbench:remedy", args=[order.case_id]))
        )  # fmt: skip
    for correction in queries.own_records_open()[:SHOWN]:
        found.append(
            _todo(asking, what=f"{correction.number} {correction.record}", due=correction.due, why="更正本人信息",
                  step="去核实", url=reverse("workbench:own-record", args=[correction.pk]))
        )  # fmt: skip
    for suggestion in queries.suggestions_open()[:SHOWN]:
        found.append(
            _todo(asking, what=suggestion.matter, due=suggestion.publish_due, why="决定转为主动公开，还没有公开",
                  step="去公开", url=reverse("workbench:suggestion", args=[suggestion.pk]))
        )  # fmt: skip
    for letter in letters.to_serve()[:SHOWN]:
        case = letter.disclosure_request
        found.append(
            _todo(asking, what=f"{case.number if case else ''} {letter.name}".strip(),
                  due=case.reply_due if case and letter.is_answer and not letter.renewed else None,
                  why=letter.get_state_display(), step="看文书", url=reverse("workbench:letter", args=[letter.pk]))
        )  # fmt: skip
    return Todos(dated=[each for each in found if each.due], waiting=[each for each in found if not each.due])
