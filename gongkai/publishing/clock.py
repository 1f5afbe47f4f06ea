"""The clock of a record: when it is to be public at the latest. (条例 26)"""

from __future__ import annotations

from datetime import date

from gongkai.publishing.models import Record
from gongkai_law.records.clock import PublicationClock, publication_term, read_publication_clock
from gongkai_law.workdays import WorkCalendar


def clock_of(record: Record, *, calendar: WorkCalendar, on: date) -> PublicationClock:
    """From forming, or from the change where it changed after its publication; by the general term or its own."""
    term = publication_term(
        record.term,
        length=record.term_length or 0,
        unit=record.term_unit or "working_day",
        basis=record.term_basis,
    )
    return read_publication_clock(
        since=record.changed_on or record.formed_on, term=term, calendar=calendar, on=on
    )
