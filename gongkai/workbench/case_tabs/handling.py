"""办理：期限怎么算的，经过，征求意见、延期、收费、检索。"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from gongkai.casework.clock import reading_of, strip_of
from gongkai.casework.handling.consultation import due_of
from gongkai.casework.models import DisclosureRequest
from gongkai.casework.story import story_of
from gongkai.workbench.case_tabs import Tab


def context(case: DisclosureRequest) -> dict[str, Any]:
    reading = reading_of(case, on=case.closed_on)
    return {
        "strip": strip_of(case, reading),
        "story": story_of(case),
        "consultations": [(each, due_of(each)) for each in case.consultations.order_by("sent_on")],
        "fees": case.fee_notices.order_by("notified_on"),
        "inquiry": getattr(case, "volume_inquiry", None),
    }


TAB = Tab("handling", _("办理"), 2, "workbench/case/_handling.html", context)
