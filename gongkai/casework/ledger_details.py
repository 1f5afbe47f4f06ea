"""What a ledger's row tells beside its events: the correction and the letters asking for opinions, as cases hold them."""

from __future__ import annotations

from typing import Any

from gongkai.casework.models import Consultation, Correction, DisclosureRequest

FROM_LEDGER = "见原登记簿"


def correction_of(made: DisclosureRequest, values: dict[str, Any]) -> Correction | None:
    """The correction notice a row tells of; its term where the row gives one."""
    if not values.get("correction_on") or not values.get("correction_due"):
        return None
    return Correction(
        agency_id=made.agency_id,
        disclosure_request=made,
        points=FROM_LEDGER,
        notified_on=values["correction_on"],
        due=values["correction_due"],
        received_on=values.get("corrected_on"),
        text=FROM_LEDGER if values.get("corrected_on") else "",
        by_name="",
    )


def consultations_of(made: DisclosureRequest, values: dict[str, Any]) -> list[Consultation]:
    """The letters a row tells of. What a party said is not in a ledger: only that it answered."""
    found = []
    for kind, sent, answered in (
        ("third_party", "third_party_on", "third_party_answer_on"),
        ("agency", "agency_on", "agency_answer_on"),
    ):
        if values.get(sent):
            found.append(
                Consultation(
                    agency_id=made.agency_id,
                    disclosure_request=made,
                    kind=kind,
                    party=FROM_LEDGER,
                    content=FROM_LEDGER,
                    sent_on=values[sent],
                    answered_on=values.get(answered),
                    reply=Consultation.Reply.PARTLY if values.get(answered) else "",
                    reply_text=FROM_LEDGER if values.get(answered) else "",
                    by_name="",
                )
            )
    return found
