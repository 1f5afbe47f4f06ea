"""Step seven: the first thing in the register."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gongkai.agencies.models import Agency
from gongkai.casework.queries import find_requests
from gongkai.publishing.queries import find_records
from gongkai.supervision.firstday.kinds import Step


def missing(agency: Agency, on: date) -> str:
    if find_records().exists() or find_requests().exists():
        return ""
    return _("台账还是空的：录一条公开的信息，或者导入以前的台账。")


STEP = Step(
    7,
    "record",
    gettext_lazy("第一条信息"),
    gettext_lazy("录入或者导入第一条公开的信息，从此年报就有了来源。"),
    "workbench:records",
    missing,
)
