"""Step one: who the agency is."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gongkai.agencies.models import Agency
from gongkai.agencies.particulars import label_of
from gongkai.supervision.firstday.kinds import Step

NEEDED = ("credit_code", "office_name", "reconsideration_body", "court")


def missing(agency: Agency, on: date) -> str:
    wanting = [label_of(field) for field in NEEDED if not getattr(agency, field)]
    return _("还没有填：{fields}。").format(fields="、".join(wanting)) if wanting else ""


STEP = Step(
    1,
    "agency",
    gettext_lazy("单位信息"),
    gettext_lazy("名称、信用代码、复议机关和法院。答复信和索引号从这里取。"),
    "workbench:more-particulars",
    missing,
)
