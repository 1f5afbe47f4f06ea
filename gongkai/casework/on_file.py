"""What a case has on file, in the vocabulary of `gongkai_law.casework.elements`: what an answer needs is read from here."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.casework.models import Consultation, DisclosureRequest

SEARCH = (
    "search_record",
    "search_scope",
    "search_systems",
    "search_keywords",
    "search_persons",
    "search_dates",
)
ANSWERED = (Consultation.Reply.AGREES, Consultation.Reply.OBJECTS, Consultation.Reply.PARTLY)

# Which act puts it on file; everything else is written while the answer is drafted.
ACT_FOR = {
    "search_record": "search",
    "third_party_opinion": "consult_third_party",
    "third_party_silent": "consult_third_party",
    "third_party_unreachable": "consult_third_party",
    "release_notice": "override_notice",
    "correction_notice": "request_correction",
    "correction_received": "receive_correction",
    "reasons_notice": "ask_reasons",
    "fee_notice": "notify_fee",
    "earlier_answer": "link_repeat",
    "same_applicant": "link_repeat",
    "applicant_statement": "withdraw",
}


def on_file(case: DisclosureRequest) -> frozenset[str]:
    """The ids of the elements the file of a case holds; what is only written in the letter is not among them."""
    return frozenset(_found(case))


def _found(case: DisclosureRequest) -> Iterator[str]:
    if case.searches.exists():
        yield from SEARCH
    yield from _of_consultations(case)
    correction = getattr(case, "correction", None)
    if correction is not None:
        yield "correction_notice"
        if correction.received_on:
            yield "correction_received"
    inquiry = getattr(case, "volume_inquiry", None)
    if inquiry is not None:
        yield from ("reasons_notice", "volume_facts")
        if inquiry.result:
            yield from ("reasons_given", "reasons_rejected")
    if case.fee_notices.exists():
        yield "fee_notice"
    if case.repeat_of_id:
        yield from ("earlier_answer", "same_applicant")
    if case.agent_name or case.applicant_name:
        yield "addressee"


def _of_consultations(case: DisclosureRequest) -> Iterator[str]:
    for one in case.consultations.filter(kind=Consultation.Kind.THIRD_PARTY):
        if one.reply in ANSWERED:
            yield "third_party_opinion"
        elif one.reply == Consultation.Reply.SILENT:
            yield "third_party_silent"
        elif one.reply == Consultation.Reply.UNREACHABLE:
            yield "third_party_unreachable"
        if one.release_notice_on:
            yield "release_notice"
        if one.decision_reasons:
            yield "release_reasons"
