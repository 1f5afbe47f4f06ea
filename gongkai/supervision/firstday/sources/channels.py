"""Step four: the ways in."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gongkai.agencies.models import Agency
from gongkai.casework.queries import has_open_channel
from gongkai.supervision.firstday.kinds import Step


def missing(agency: Agency, on: date) -> str:
    return "" if has_open_channel(on) else _("还没有登记受理申请的渠道。")


STEP = Step(
    4,
    "channels",
    gettext_lazy("受理渠道"),
    gettext_lazy("窗口、信件、网上、传真，哪些渠道收申请。没有申请的年份，它也是证明。"),
    "workbench:more-intake",
    missing,
)
