"""记录：谁在什么时候做了什么。"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from gongkai.audit.queries import history
from gongkai.casework.models import DisclosureRequest
from gongkai.workbench.case_tabs import Tab


def context(case: DisclosureRequest) -> dict[str, Any]:
    return {
        "history": history(agency_id=case.agency_id, subject_kind="request", subject_id=case.pk, limit=200)
    }


TAB = Tab("history", _("记录"), 9, "workbench/case/_history.html", context)
