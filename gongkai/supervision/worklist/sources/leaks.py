"""Published information in which the last screening found what must not stand there, or what nobody has looked at."""

from __future__ import annotations

from django.urls import reverse

from gongkai.documents.leaks.queries import published_with_findings
from gongkai.documents.models import SubjectScreening
from gongkai.supervision.worklist.kinds import Asking, Todo, Todos


def _todo(found: SubjectScreening, asking: Asking) -> Todo:
    stops = found.stops > 0
    return Todo(
        what=found.title,
        who="",
        due=asking.on if stops else None,
        left=0 if stops else None,
        why=f"已公开，有 {found.stops} 处不能公开" if stops else f"已公开，有 {found.warns} 处要核对",
        step="撤下或者改正" if stops else "核对",
        url=reverse("workbench:leak-subject", args=[found.subject_kind, found.subject_id]),
    )


def todos(asking: Asking) -> Todos:
    """What stops is due today; what only warns waits."""
    found = [(each, _todo(each, asking)) for each in published_with_findings()]
    return Todos(
        dated=[todo for each, todo in found if each.stops],
        waiting=[todo for each, todo in found if not each.stops],
    )
