"""Step two: who does what."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gongkai.agencies.models import Agency, Role
from gongkai.agencies.serving import people_on
from gongkai.supervision.firstday.kinds import Step

NEEDED = (Role.CLERK, Role.REVIEWER, Role.OFFICE_HEAD, Role.LEADER)


def missing(agency: Agency, on: date) -> str:
    held = {each.role for person in people_on(on) for each in person.memberships}
    wanting = [str(role.label) for role in NEEDED if role not in held]
    return _("还没有人任：{roles}。").format(roles="、".join(wanting)) if wanting else ""


STEP = Step(
    2,
    "people",
    gettext_lazy("人员和角色"),
    gettext_lazy("经办、保密审查、公开工作机构负责人、分管领导各是谁。"),
    "workbench:more-people",
    missing,
)
