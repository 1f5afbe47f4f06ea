"""Earlier requests and published records like a new request: shown to the clerk and the applicant, never decided by."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from gongkai.agencies.models import Agency
from gongkai.casework.alike import contained, overlap, pairs
from gongkai.casework.models import DisclosureRequest
from gongkai.publishing.public import public_versions

SAME_APPLICANT, OTHERS, RECORDS = 0.45, 0.6, 0.5
LOOKED_AT, SHOWN = 400, 5


@dataclass(frozen=True, slots=True)
class EarlierRequest:
    """A request like the new one. `same_applicant` and answered: perhaps a repeat (条例 36.0.6)."""

    case: DisclosureRequest
    same_applicant: bool
    likeness: float


@dataclass(frozen=True, slots=True)
class PublishedRecord:
    """A published record that may already answer it (条例 36.0.1)."""

    pk: UUID
    title: str
    day: date | None


def earlier_requests(
    *,
    subject: str,
    content: str = "",
    applicant_fingerprint: str = "",
    on: date,
    leave_out: UUID | None = None,
) -> list[EarlierRequest]:
    """Requests like this one: the applicant's own at any time, others' of the last year; the likest first."""
    wanted = pairs(f"{subject} {content}" if len(subject) < 8 else subject)
    rows = DisclosureRequest.objects.exclude(pk=leave_out) if leave_out else DisclosureRequest.objects.all()
    # names and addresses are encrypted; comparing matters needs none of them opened
    rows = rows.only("number", "subject", "submitted_on", "closed_on").order_by("-submitted_on", "-id")
    own = (
        list(rows.filter(applicant_fingerprint=applicant_fingerprint)[:LOOKED_AT])
        if applicant_fingerprint
        else []
    )
    seen = {each.pk for each in own}
    since = on - timedelta(days=365)
    others = [each for each in rows.filter(submitted_on__gte=since)[:LOOKED_AT] if each.pk not in seen]
    found = [
        EarlierRequest(each, each.pk in seen, likeness)
        for each in [*own, *others]
        if (likeness := overlap(wanted, pairs(each.subject)))
        >= (SAME_APPLICANT if each.pk in seen else OTHERS)
    ]
    return sorted(found, key=lambda one: (not one.same_applicant, -one.likeness))[:SHOWN]


def published_records(*, agency: Agency, text: str, on: date | None = None) -> list[PublishedRecord]:
    """Public records of an agency whose titles stand in the text, the likest first; read only what the public reads."""
    wanted = pairs(text)
    if not wanted:
        return []
    rows = public_versions(agency=agency, on=on).order_by("-record__published_on", "-id")
    scored = []
    for pk, title, day in rows.values_list("record_id", "title", "record__published_on")[:LOOKED_AT]:
        titled = pairs(title)
        likeness = max(contained(titled, wanted), contained(wanted, titled) if len(wanted) > 3 else 0.0)
        if likeness >= RECORDS and len(titled & wanted) > 1:
            scored.append((likeness, PublishedRecord(pk, title, day)))
    return [record for _likeness, record in sorted(scored, key=lambda one: -one[0])[:SHOWN]]
