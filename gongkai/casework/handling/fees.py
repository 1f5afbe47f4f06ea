"""The information-processing fee: a human decides, one basis, the bands are computed and shown. (条例 42, 收费办法)"""

from __future__ import annotations

from datetime import date

from django.db import transaction

from gongkai.accounts.models import User
from gongkai.agencies.policies import policies_of
from gongkai.casework import stages
from gongkai.casework.clock import reading_of
from gongkai.casework.handling.locked import take
from gongkai.casework.models import DisclosureRequest, FeeNotice
from gongkai.casework.services import AnswerGiven, append_event, close_case, note_act
from gongkai_law.citation import cite
from gongkai_law.errors import InputFault, LawFault
from gongkai_law.fees import Fee, fee_by_items, fee_by_pages

PAST_THE_LAST_BAND = 100_000
ENDED = ("O_WITHDRAWN", "O_NOT_CORRECTED", "O_FEE_UNPAID")


def items_before(case: DisclosureRequest) -> int:
    """How many requests of the same applicant the agency received before this one in the same calendar month."""
    if case.received_on is None or not case.applicant_fingerprint:
        return 0
    first = case.received_on.replace(day=1)
    same = DisclosureRequest.objects.filter(
        applicant_fingerprint=case.applicant_fingerprint, received_on__range=(first, case.received_on)
    ).exclude(pk=case.pk)
    if policies_of(case.agency)["fee_counts_ended"] == "no":
        same = same.exclude(outcome__in=ENDED)
    rank = (case.received_on, case.pk)
    return sum(1 for each in same.values_list("received_on", "pk") if each < rank)


def many_this_month(case: DisclosureRequest) -> int:
    """The number of an open request in its applicant's month where the office wants to be reminded of volume, else 0.

    Only a reminder: whether it is excessive is for a human to say. (条例 35)
    """
    if case.closed_on or case.received_on is None:
        return 0
    number = items_before(case) + 1
    return number if number >= policies_of(case.agency).number("excessive_from") else 0


def fee_of(case: DisclosureRequest, *, basis: str, pages: int = 0) -> Fee:
    """The fee by one of the two bases: for this request as the next of its month, or for the pages asked for."""
    if basis == "items":
        return fee_by_items(1, items_before(case), on=case.received_on)
    return fee_by_pages(pages, on=case.received_on)


def bands_in_words(fee: Fee) -> str:
    """第31—100页：70页×10元=700元；合计700元."""
    bands = [
        f"第{band.first}{f'—{band.last}' if band.last > band.first else ''}{fee.unit}："
        f"{band.count}{fee.unit}×{band.price}元={band.sum}元"
        for band in fee.bands
    ]
    return "；".join([*bands, f"合计{fee.amount}元"])


def may_be_charged(case: DisclosureRequest) -> bool:
    """Whether the fee rules were in force when the request came, and no notice was sent yet."""
    try:
        fee_by_pages(1, on=case.received_on)
    except LawFault:
        return False
    return not case.fee_notices.exists()


def page_prices(case: DisclosureRequest) -> str:
    """The prices by pages in force for a request: 1—30页不收；31—100页每页10元 …"""
    words = []
    for band in fee_by_pages(PAST_THE_LAST_BAND, on=case.received_on).bands:
        price = f"每页{band.price}元" if band.price else "不收"
        upto = f"—{band.last}页" if band.last < PAST_THE_LAST_BAND else "页起"
        words.append(f"{band.first}{upto}{price}")
    return "；".join(words)


@transaction.atomic
def notify_fee(
    *,
    disclosure_request: DisclosureRequest,
    basis: str,
    on: date,
    payment_way: str,
    actor: User,
    pages: int = 0,
    delivered_on: date | None = None,
    seen: str = "",
) -> FeeNotice:
    """Decide to charge and tell the applicant: basis, standard, amount, way to pay, 20 working days. (收费办法 6)"""
    locked = take(disclosure_request, actor, on=on, seen=seen)
    if locked.fee_notices.exists():
        raise LawFault("casework.one_fee", articles=(cite("收费办法 3"),))
    if not payment_way.strip():
        raise InputFault("casework.no_payment_way")
    fee = fee_of(locked, basis=basis, pages=pages)
    if fee.amount <= 0:
        raise LawFault(
            "casework.free_band", articles=(cite("条例 42"), fee.article), bands=bands_in_words(fee)
        )
    data = {"delivered": delivered_on.isoformat()} if delivered_on else {}
    append_event(locked, kind="fee_notified", on=on, data=data, note=bands_in_words(fee), actor=actor)
    notice: FeeNotice = FeeNotice.objects.create(
        agency_id=locked.agency_id,
        disclosure_request=locked,
        basis=basis,
        quantity=pages if basis == "pages" else 1,
        amount=fee.amount,
        notified_on=on,
        delivered_on=delivered_on,
        standard=bands_in_words(fee),
        payment_way=payment_way,
        decided_by=actor.full_name,
    )
    locked.save()
    note_act(locked, actor, "request.fee", amount=fee.amount, on=on)
    return notice


@transaction.atomic
def receive_payment(
    *, disclosure_request: DisclosureRequest, on: date, actor: User, seen: str = ""
) -> FeeNotice:
    """The fee is paid in full: the reply term starts anew. (收费办法 7)"""
    locked = take(disclosure_request, actor, on=on, seen=seen)
    append_event(locked, kind="fee_paid", on=on, data={}, note="", actor=actor)
    notice = locked.fee_notices.latest("notified_on")
    notice.paid_on, notice.paid_amount = on, notice.amount
    notice.save(update_fields=["paid_on", "paid_amount"])
    locked.save()
    note_act(locked, actor, "request.paid", amount=notice.amount, on=on)
    return notice


@transaction.atomic
def lapse_fee(
    *, disclosure_request: DisclosureRequest, on: date, actor: User, close: bool, seen: str = ""
) -> DisclosureRequest:
    """The payment term is over: no further handling, with a letter or at once as the notice announced. (收费办法 6)"""
    locked = take(disclosure_request, actor, on=on, seen=seen)
    due = reading_of(locked, on=on).fee_due
    guards = ["consequence_told", *(["fee_term_over"] if due and on > due else [])]
    stages.advance(locked, "close_unpaid" if close else "lapse_fee", guards)
    if close:
        close_case(locked, [AnswerGiven("O_FEE_UNPAID")], on=on, actor=actor)
    else:
        locked.save(update_fields=["stage"])
    note_act(locked, actor, "request.lapsed", what="缴费", on=on)
    return locked
