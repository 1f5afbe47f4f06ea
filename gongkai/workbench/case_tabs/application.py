"""申请：申请人要什么、怎样提出的、以前有没有提过。"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from gongkai.casework.models import DisclosureRequest
from gongkai.workbench.case_tabs import Tab


def context(case: DisclosureRequest) -> dict[str, Any]:
    return {
        "submission": case.submission,
        "siblings": case.submission.requests.exclude(pk=case.pk) if case.submission else [],
        "correction": getattr(case, "correction", None),
    }


TAB = Tab("application", _("申请"), 1, "workbench/case/_application.html", context)
