"""What the file of a case already says, as facts of a letter; the clerk writes only the rest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from gongkai.agencies.calendars import calendar_for
from gongkai.casework.guided import Part
from gongkai.casework.models import (
    CaseLetter,
    Consultation,
    DisclosureRequest,
    Extension,
    FeeNotice,
)
from gongkai.letters.printing import printed_day
from gongkai.letters.wording import YOU, YOUR_UNIT
from gongkai_law.casework.outcomes import outcome
from gongkai_law.casework.sentences import legal_basis
from gongkai_law.clocks import deadline

Facts = dict[str, Any]


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def common_facts(case: DisclosureRequest) -> Facts:
    """Who asked what and when: the opening of every letter to the applicant."""
    correction = getattr(case, "correction", None)
    return {
        "addressee": case.applicant_name,
        "applicant_name": case.applicant_name,
        "you": YOU if case.applicant_kind == "natural" else YOUR_UNIT,
        "application_number": case.number,
        "received_on": _iso(_first_receipt(case)),
        "corrected_on": _iso(correction.received_on) if correction else "",
        "asked": case.content.strip() or case.subject,
    }


def _first_receipt(case: DisclosureRequest) -> date | None:
    """The day the request itself was received, not the day its correction came."""
    correction = getattr(case, "correction", None)
    if correction is None or correction.received_on is None:
        return case.received_on
    confirmed = case.events.filter(kind="confirmed").order_by("sequence").first()
    return confirmed.on if confirmed else case.submitted_on


def what_was_done(case: DisclosureRequest) -> str:
    """The handling so far in sentences: searches, consultations, extension."""
    sentences = []
    for search in case.searches.order_by("on"):
        sentences.append(f"本机关于{printed_day(search.on)}对{search.scope.rstrip('。')}进行了检索。")
    for one in case.consultations.order_by("sent_on"):
        whom = "第三方" if one.kind == Consultation.Kind.THIRD_PARTY else one.party
        answer = f"，{_opinion(one)}" if one.reply else ""
        sentences.append(f"本机关于{printed_day(one.sent_on)}书面征求了{whom}的意见{answer}。")
    granted = case.extensions.filter(state=Extension.State.GRANTED).first()
    if granted and granted.decided_on:
        sentences.append(
            f"经政府信息公开工作机构负责人同意，本机关于{printed_day(granted.decided_on)}告知延长答复期限。"
        )
    return "".join(sentences)


def _opinion(one: Consultation) -> str:
    if one.reply == Consultation.Reply.SILENT:
        return "期满没有收到意见"
    if one.reply == Consultation.Reply.UNREACHABLE:
        return "经多次联系未能送达"
    day = f"{printed_day(one.answered_on)}收到答复：" if one.answered_on else "答复："
    return f"{day}{one.get_reply_display()}"


def _search_facts(case: DisclosureRequest) -> Facts:
    searches = list(case.searches.order_by("on"))
    if not searches:
        return {}
    return {
        "search_record": True,
        "search_scope": "；".join(dict.fromkeys(each.scope.rstrip("。；") for each in searches)) + "。",
        "search_systems": "；".join(dict.fromkeys(each.systems.rstrip("。；") for each in searches)) + "。",
        "search_keywords": "、".join(dict.fromkeys(each.keywords for each in searches)),
        "search_persons": "、".join(dict.fromkeys(each.persons for each in searches)),
        "search_dates": "、".join(dict.fromkeys(printed_day(each.on) for each in searches)),
    }


def _repeat_facts(case: DisclosureRequest) -> Facts:
    earlier = case.repeat_of
    if earlier is None:
        return {}
    answered = earlier.letters.filter(is_answer=True, state=CaseLetter.State.SERVED).first()
    return {
        "earlier_number": answered.document_number if answered else "",
        "earlier_date": _iso(answered.dated if answered else earlier.closed_on),
        "same_applicant": f"您与申请{earlier.number}的申请人是同一人，申请的内容相同",
    }


def _volume_facts(case: DisclosureRequest) -> Facts:
    inquiry = getattr(case, "volume_inquiry", None)
    if inquiry is None:
        return {}
    return {
        "volume_facts": inquiry.facts,
        "reasons_given": inquiry.given,
        "reasons_rejected": inquiry.reasons,
        "new_due": _iso(inquiry.delayed_to),
        "reasons_due": _iso(inquiry.due),
    }


def _lapse_facts(case: DisclosureRequest, code: str) -> Facts:
    """The notice whose term ended: the correction, or the fee."""
    kind = "correction" if code == "O_NOT_CORRECTED" else "fee"
    notice = case.letters.filter(kind=kind).exclude(state=CaseLetter.State.VOID).order_by("-id").first()
    facts: Facts = {"notice_number": notice.document_number if notice else ""}
    if code == "O_NOT_CORRECTED":
        correction = getattr(case, "correction", None)
        if correction is not None:
            facts["notice_served_on"] = _iso(correction.delivered_on or correction.notified_on)
            facts["lapse_date"] = _iso(correction.due)
    else:
        fee = case.fee_notices.order_by("-notified_on").first()
        if fee is not None:
            facts["notice_served_on"] = _iso(fee.delivered_on or fee.notified_on)
            facts["lapse_date"] = _fee_lapse(case, fee)
    return facts


def _fee_lapse(case: DisclosureRequest, fee: FeeNotice) -> str:
    start = fee.delivered_on or fee.notified_on
    return _iso(deadline("C_FEE", start, calendar_for(case.agency)).day)


def _ground(code: str) -> str:
    """The article of the Regulation a refusal of this kind rests on, as a letter says it."""
    grounds = [
        each for each in outcome(code).articles if each.split()[-1].split(".")[0] in ("14", "15", "16")
    ]
    return legal_basis(grounds) if grounds else ""


def part_facts(case: DisclosureRequest, part: Part) -> Facts:
    """What the file says towards one answer."""
    code = part.outcome
    facts: Facts = {"code": code}
    group = outcome(code).group
    if group == "partial":
        facts["bases"] = [part.withheld or "条例 15"]
    if code.startswith("D_"):
        facts["basis"] = _ground(code)
    if code == "U_NOT_EXIST":
        facts |= _search_facts(case)
    if code == "N_REPEAT":
        facts |= _repeat_facts(case)
    if code == "N_EXCESSIVE":
        facts |= _volume_facts(case)
    if code in ("O_NOT_CORRECTED", "O_FEE_UNPAID"):
        facts |= _lapse_facts(case, code)
    return facts


def answer_facts(case: DisclosureRequest, parts: Sequence[Part]) -> Facts:
    """The facts of a reply letter: the opening, the handling, and each answer's own."""
    facts = {**common_facts(case), "done": what_was_done(case)}
    if len(parts) == 1:
        return {**facts, **part_facts(case, parts[0])}
    own = [part_facts(case, part) for part in parts]
    return {**facts, "parts": [{**each, "matter": outcome(each["code"]).label} for each in own]}


# --- letters that are no answer: from the act that called for them -----------------------------------------------------


def _of_correction(case: DisclosureRequest, act: Any) -> Facts:
    found = act or getattr(case, "correction", None)
    if found is None:
        return {}
    points = [line.strip() for line in found.points.splitlines() if line.strip()]
    return {"correction_points": points, "correction_due": _iso(found.due), "corrected_on": ""}


def _of_extension(case: DisclosureRequest, act: Any) -> Facts:
    found = act or case.extensions.filter(state=Extension.State.GRANTED).first()
    if found is None:
        return {}
    when = f"（{printed_day(found.decided_on)}）" if found.decided_on else ""
    return {
        "extension_reason": found.reason.rstrip("。"),
        "approver": f"{found.decided_by}{when}",
        "new_due": _iso(case.reply_due),
    }


def _of_consultation(case: DisclosureRequest, act: Any) -> Facts:
    if act is None:
        return {}
    third = act.kind == Consultation.Kind.THIRD_PARTY
    return {
        "addressee": act.party,
        "you": YOU if third and len(act.party) <= 4 else YOUR_UNIT,
        "consulted_content": act.content,
        "assistance_matter": act.content,
        "release_content": act.content,
        "release_reasons": act.decision_reasons,
    }


def _of_fee(case: DisclosureRequest, act: Any) -> Facts:
    found = act or case.fee_notices.order_by("-notified_on").first()
    if found is None:
        return {}
    return {
        "fee_standard": f"{found.get_basis_display()}计费。{found.standard}",
        "fee_amount": str(found.amount),
        "payment_way": found.payment_way,
    }


def _of_receipt(case: DisclosureRequest, act: Any) -> Facts:
    return {
        "channel": case.get_channel_display(),
        "reply_due": _iso(case.reply_due),
        "query_code": case.query_code,
    }


def _of_withdrawal(case: DisclosureRequest, act: Any) -> Facts:
    said = case.answers.filter(outcome="O_WITHDRAWN").first()
    return {"applicant_statement": said.text if said else ""}


_FROM_ACT = {
    "withdrawn": _of_withdrawal,
    "receipt": _of_receipt,
    "correction": _of_correction,
    "reasons": lambda case, act: _volume_facts(case),
    "delayed": lambda case, act: _volume_facts(case),
    "extension": _of_extension,
    "third_party": _of_consultation,
    "joint_agency": _of_consultation,
    "assistance": _of_consultation,
    "third_party_release": _of_consultation,
    "fee": _of_fee,
}


def letter_facts(case: DisclosureRequest, kind: str, act: Any = None) -> Facts:
    """The facts of a letter that is no answer; `act` is the row that called for it, where there is one."""
    made = _FROM_ACT.get(kind)
    own: Mapping[str, Any] = made(case, act) if made else {}
    return {**common_facts(case), **own}
