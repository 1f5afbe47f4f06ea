"""Step three: what the agency owes the public."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gongkai.agencies.models import Agency
from gongkai.catalogue.queries import current_edition
from gongkai.supervision.firstday.kinds import Step


def missing(agency: Agency, on: date) -> str:
    return "" if current_edition() else _("还没有起用的标准目录：导入县里发的，或者从样本开始。")


STEP = Step(
    3,
    "catalogue",
    gettext_lazy("标准目录"),
    gettext_lazy("本单位该公开什么、最迟哪天。起用以后，系统替您记着每一期。"),
    "workbench:catalogue",
    missing,
)
