"""An agency's particulars (单位信息): what letters, the guide and the report say of it, checked before it is kept."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email
from django.db import transaction

from gongkai.accounts.models import User
from gongkai.agencies.access import require_role
from gongkai.agencies.models import Agency, Level, Role
from gongkai.audit.services import record
from gongkai_law.errors import InputFault
from gongkai_law.remedies import body
from gongkai_law.screening.checkdigits import is_credit_code

CHANGEABLE = (
    "name", "short_name", "credit_code", "region_code", "office_name", "office_address", "office_postcode",
    "office_hours", "office_phone", "office_fax", "office_email", "online_address", "complaint_phone",
    "reconsideration_body", "court", "report_due_month", "report_due_day",
)  # fmt: skip
MAY_CHANGE = (Role.ADMINISTRATOR, Role.OFFICE_HEAD)


def label_of(field: str) -> str:
    """The name of a field of the agency as people read it."""
    return str(getattr(Agency._meta.get_field(field), "verbose_name", field))


def _passes(validator: Any, value: str) -> bool:
    try:
        validator(value)
    except ValidationError:
        return False
    return True


_SHAPES: dict[str, tuple[Any, str]] = {
    "slug": (lambda value: re.fullmatch(r"[a-z0-9][a-z0-9-]{1,59}", value), "agencies.slug_shape"),
    "credit_code": (is_credit_code, "agencies.credit_code"),
    "region_code": (lambda value: re.fullmatch(r"\d{6}|\d{9}|\d{12}", value), "agencies.region_code"),
    "office_postcode": (lambda value: re.fullmatch(r"\d{6}", value), "agencies.postcode"),
    "office_email": (lambda value: _passes(validate_email, value), "agencies.email"),
    "online_address": (lambda value: _passes(URLValidator(["http", "https"]), value), "agencies.web_address"),
    "level": (lambda value: value in Level.values, "agencies.level"),
}


def checked(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields without stray blanks, the credit code in capitals. Raises InputFault naming the field that is wrong."""
    clean = {key: value.strip() if isinstance(value, str) else value for key, value in fields.items()}
    if clean.get("credit_code"):
        clean["credit_code"] = clean["credit_code"].upper()
    for field in ("name", "short_name"):
        if field in clean and not clean[field]:
            raise InputFault("agencies.empty", where=label_of(field))
    for field, value in clean.items():
        limit = getattr(Agency._meta.get_field(field), "max_length", None)
        if limit and len(value) > limit:
            raise InputFault("agencies.too_long", where=label_of(field), limit=limit)
        holds, key = _SHAPES.get(field, (None, ""))
        if holds and value and not holds(value):
            raise InputFault(key, where=label_of(field), value=value)
    if "body_kind" in clean:
        body(clean["body_kind"])
    _check_day(clean)
    return clean


def _check_day(fields: dict[str, Any]) -> None:
    """The report's day must be a day of every year; 29 February is not."""
    if "report_due_month" in fields or "report_due_day" in fields:
        month, day = fields.get("report_due_month", 1), fields.get("report_due_day", 1)
        try:
            date(2023, int(month), int(day))
        except (TypeError, ValueError):
            raise InputFault("agencies.report_day", month=month, day=day) from None


@transaction.atomic
def change_particulars(*, agency: Agency, actor: User, **fields: Any) -> list[str]:
    """Change what is said of an agency; returns the names of the fields that changed, noted in its history."""
    require_role(actor, agency.pk, MAY_CHANGE)
    unknown = set(fields) - set(CHANGEABLE)
    if unknown:
        raise TypeError(f"not changeable: {sorted(unknown)}")
    kept = Agency.objects.select_for_update().get(pk=agency.pk)
    new = checked(
        {"report_due_month": kept.report_due_month, "report_due_day": kept.report_due_day, **fields}
    )
    changed = [field for field, value in new.items() if getattr(kept, field) != value]
    if changed:
        for field in changed:
            setattr(kept, field, new[field])
        kept.save(update_fields=changed)
        _record_change(kept, actor, [label_of(field) for field in changed])
    return [label_of(field) for field in changed]


def _record_change(agency: Agency, actor: User, labels: list[str]) -> None:
    record(
        agency_id=agency.pk,
        actor=actor,
        act="agency.change",
        subject_kind="agency",
        subject_id=agency.pk,
        fields="、".join(labels),
    )


@transaction.atomic
def place_below(*, agency: Agency, parent_slug: str, actor: User) -> Agency | None:
    """Put an agency below another of this installation ("" = below none): its supervisors may then look in, and its
    choices hold where the agency made none. Refuses an agency that is below this one."""
    require_role(actor, agency.pk, MAY_CHANGE)
    parent = Agency.objects.filter(slug=parent_slug.strip()).first() if parent_slug.strip() else None
    if parent_slug.strip() and parent is None:
        raise InputFault("agencies.no_such_agency", where=label_of("parent"), slug=parent_slug.strip())
    node = parent
    while node is not None:
        if node.pk == agency.pk:
            raise InputFault(
                "agencies.parent_below", where=label_of("parent"), name=parent.name if parent else ""
            )
        node = node.parent
    kept = Agency.objects.select_for_update().get(pk=agency.pk)
    if kept.parent_id != (parent.pk if parent else None):
        kept.parent = parent
        kept.save(update_fields=["parent"])
        _record_change(kept, actor, [label_of("parent")])
    return parent
