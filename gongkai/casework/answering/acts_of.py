"""Which acts of a case call for a letter, and which letters are there already."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from gongkai.casework.models import CaseLetter, Consultation, DisclosureRequest, Extension, VolumeInquiry
from gongkai.letters.kinds import letter_kind

_CONSULTED: dict[str, str] = {
    Consultation.Kind.THIRD_PARTY: "third_party",
    Consultation.Kind.JOINT_AGENCY: "joint_agency",
    Consultation.Kind.AGENCY: "assistance",
}


OPEN = (CaseLetter.State.DRAFT, CaseLetter.State.IN_REVIEW, CaseLetter.State.SIGNED)


@dataclass(frozen=True, slots=True)
class ActRow:
    """An act that calls for a letter of `kind`: `id` names its row, `letter` is the one made of it, if there is one."""

    kind: str
    id: str
    label: str
    act: Any
    letter: CaseLetter | None = None


def _acts(case: DisclosureRequest) -> Iterator[tuple[str, Any, str]]:
    correction = getattr(case, "correction", None)
    if correction is not None:
        yield "correction", correction, ""
    inquiry = getattr(case, "volume_inquiry", None)
    if inquiry is not None:
        yield "reasons", inquiry, ""
        if inquiry.result == VolumeInquiry.Result.DELAYED:
            yield "delayed", inquiry, ""
    for extension in case.extensions.filter(state=Extension.State.GRANTED):
        yield "extension", extension, ""
    consulted = list(case.consultations.order_by("sent_on"))
    for one in consulted:
        yield _CONSULTED[one.kind], one, one.party
        if one.decision == Consultation.Decision.OVERRIDE:
            yield "third_party_release", one, one.party
    if consulted:
        yield "consultation", consulted[0], ""
    for fee in case.fee_notices.order_by("notified_on"):
        yield "fee", fee, ""
    if case.outcome == "O_WITHDRAWN":
        yield "withdrawn", case, ""


def act_rows(case: DisclosureRequest) -> list[ActRow]:
    """Every act of a case that calls for a letter, in the order things usually happen."""
    there = {
        (letter.kind, letter.act): letter
        for letter in case.letters.exclude(state=CaseLetter.State.VOID).order_by("id")
    }
    rows = []
    for kind, act, whom in _acts(case):
        id = f"{act._meta.model_name}:{act.pk}"
        name = letter_kind(kind).law.name
        rows.append(ActRow(kind, id, f"{name}：{whom}" if whom else name, act, there.get((kind, id))))
    return rows


def letters_of(case: DisclosureRequest) -> list[CaseLetter]:
    """All letters of a case, the newest first, voided ones too."""
    return list(case.letters.select_related("signed_file").order_by("-id"))


def open_answer(case: DisclosureRequest) -> CaseLetter | None:
    """The reply letter being worked on, if there is one."""
    found: CaseLetter | None = case.letters.filter(is_answer=True, state__in=OPEN).order_by("-id").first()
    return found
