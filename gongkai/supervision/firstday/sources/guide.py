"""Step five: what the guide must say of the office. (条例 12)"""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gongkai.agencies.models import Agency
from gongkai.supervision.firstday.kinds import Step
from gongkai_law.disclosure.guide import guide_fields

# Fields of the guide that are particulars of the agency; the others are its own text.
GIVEN = {
    "office_name": "office_name",
    "office_address": "office_address",
    "office_hours": "office_hours",
    "office_phone": "office_phone",
    "office_fax": "office_fax",
}


def missing(agency: Agency, on: date) -> str:
    values = {key: getattr(agency, field) for key, field in GIVEN.items()}
    values["office_internet"] = agency.online_address or agency.office_email
    wanting = [field.label for field in guide_fields() if field.id in values and not values[field.id]]
    return _("指南里还缺：{fields}。").format(fields="、".join(wanting)) if wanting else ""


STEP = Step(
    5,
    "guide",
    gettext_lazy("公开指南"),
    gettext_lazy("条例要求指南写明的地址、办公时间、电话、传真和网上联系方式。"),
    "workbench:more-particulars",
    missing,
)
