"""When information is to be published: twenty working days from its forming or change, or another law's term. (条例 26)"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from gongkai_law.citation import cite
from gongkai_law.disclosure.duties import PublicationTerm, general_term, special_terms, term_by
from gongkai_law.errors import InputFault, LawFault
from gongkai_law.workdays import WorkCalendar


@dataclass(frozen=True, slots=True)
class PublicationClock:
    """`due`: the last day; `provisional` if it runs into a year without a notice; `left`: working days left on the day
    of reading (negative once past)."""

    term: PublicationTerm
    due: date
    provisional: bool
    left: int


def publication_term(
    id: str = "", *, length: int = 0, unit: str = "working_day", basis: str = ""
) -> PublicationTerm:
    """The term by its id ("" = the general one; `own` with length, unit and basis). Raises InputFault for another id."""
    if id in ("", "general"):
        return general_term()
    if id == "own":
        if unit not in ("working_day", "natural_day"):
            raise InputFault("records_law.unknown_term", list="unit", id=unit)
        return term_by(length, "working_day" if unit == "working_day" else "natural_day", basis=basis)
    for term in special_terms():
        if term.id == id:
            return term
    raise InputFault("records_law.unknown_term", list="terms", id=id)


def read_publication_clock(
    *, since: date, term: PublicationTerm, calendar: WorkCalendar, on: date
) -> PublicationClock:
    """Say when information formed or changed on a day is to be public. The day itself is not counted."""
    if term.unit == "natural_day":
        due, provisional = since + timedelta(days=term.length), False
    else:
        count = calendar.add_working_days(since, term.length)
        due, provisional = count.day, count.provisional
    left = -calendar.working_days_between(due, on) if on > due else calendar.working_days_between(on, due)
    return PublicationClock(term, due, provisional, left)


def check_publication_days(*, formed_on: date, published_on: date, late_reason: str, due: date) -> None:
    """The days of a publication must be able to be true, and lateness is explained. Raises LawFault.

    A day of publication is the system's own; what can be wrong is the forming day after it, or a term gone by
    without a word.
    """
    if formed_on > published_on:
        raise LawFault(
            "records_law.formed_later", articles=(cite("条例 26"),), formed=formed_on, published=published_on
        )
    if published_on > due and not late_reason.strip():
        raise LawFault("records_law.late_reason", articles=(cite("条例 26"),), due=due)
