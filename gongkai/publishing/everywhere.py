"""Finding public records over all agencies by words; every hit is held against what is public at this moment."""

from __future__ import annotations

from dataclasses import dataclass

from gongkai.agencies.models import Agency
from gongkai.base.paging import Page
from gongkai.publishing.content import SUBJECT
from gongkai.publishing.models import RecordVersion
from gongkai.publishing.public import public_versions
from gongkai.search.queries import Hit, find


@dataclass(frozen=True, slots=True)
class FoundRecord:
    """A public record with the passage where the words stand."""

    agency: Agency
    version: RecordVersion
    hit: Hit


def find_everywhere(text: str, *, cursor: str = "", size: int = 20) -> Page:
    """A page of FoundRecords, newest first. One that came down since it was indexed is left out."""
    page = find(text=text, kinds=[SUBJECT], cursor=cursor, size=size)
    by_agency: dict[object, list[Hit]] = {}
    for hit in page.rows:
        by_agency.setdefault(hit.agency_id, []).append(hit)
    shown: dict[object, RecordVersion] = {}
    agencies = Agency.objects.in_bulk(list(by_agency))
    for agency_id, hits in by_agency.items():
        rows = public_versions(agency=agencies[agency_id]).filter(
            record_id__in=[hit.subject_id for hit in hits]
        )
        shown.update({row.record_id: row for row in rows})
    found = [
        FoundRecord(agencies[hit.agency_id], shown[hit.subject_id], hit)
        for hit in page.rows
        if hit.subject_id in shown
    ]
    return Page(found, page.next)
