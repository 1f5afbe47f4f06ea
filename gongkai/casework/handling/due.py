"""What handling has due besides the replies: opinions that ran out, units asked, extensions that wait for the head."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from gongkai.casework.handling.consultation import due_of
from gongkai.casework.models import Consultation, Correction, DisclosureRequest, Extension, UnitOpinion

LOOKED_AT = 100


@dataclass(frozen=True, slots=True)
class Due:
    """One thing of a case: the act that does it, its last day, whom it waits for."""

    case: DisclosureRequest
    act: str
    day: date
    who: str = ""


def extensions_to_decide() -> Iterator[Due]:
    """Extensions the head of the disclosure office has to decide, before the reply term ends. (条例 33.2)"""
    rows = Extension.objects.filter(state=Extension.State.PROPOSED, disclosure_request__closed_on=None)
    for each in rows.select_related("disclosure_request").order_by("asked_on")[:LOOKED_AT]:
        yield Due(
            each.disclosure_request, "decide_extension", each.disclosure_request.reply_due or each.asked_on
        )


def opinions_waited_for() -> Iterator[Due]:
    """Letters to third parties and other agencies without an answer, with the last day to answer. (条例 32, 34)"""
    rows = Consultation.objects.filter(reply="", disclosure_request__closed_on=None)
    rows = rows.select_related("disclosure_request__agency").order_by("sent_on")[:LOOKED_AT]
    for each in rows:
        yield Due(each.disclosure_request, "silence", due_of(each), each.get_kind_display())


def units_asked() -> Iterator[Due]:
    """Units of the own house that have not answered."""
    rows = UnitOpinion.objects.filter(answered_on=None, disclosure_request__closed_on=None)
    for each in rows.select_related("disclosure_request", "unit").order_by("wanted_by")[:LOOKED_AT]:
        yield Due(each.disclosure_request, "unit_answer", each.wanted_by, each.unit.name)


def corrections_waited_for() -> Iterator[Due]:
    """Corrections the applicant owes; after the day the case may lapse. (条例 30)"""
    rows = Correction.objects.filter(received_on=None, disclosure_request__stage="wait_correction")
    for each in rows.select_related("disclosure_request").order_by("due")[:LOOKED_AT]:
        yield Due(each.disclosure_request, "lapse_correction", each.due, "申请人")
