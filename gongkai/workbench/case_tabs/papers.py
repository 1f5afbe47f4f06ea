"""材料：申请原件、证明、回复、凭证，登记回执。"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from gongkai.casework.models import DisclosureRequest
from gongkai.casework.papers import papers_of
from gongkai.documents.purposes import label_of
from gongkai.workbench.case_tabs import Tab


def context(case: DisclosureRequest) -> dict[str, Any]:
    return {"papers": [(each, label_of(each.purpose)) for each in papers_of(case)]}


TAB = Tab("papers", _("材料"), 4, "workbench/case/_papers.html", context)
