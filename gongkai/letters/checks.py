"""Checks that belong to single kinds; a kind names those it wants. Each looks at the facts and says what is wrong."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

from gongkai.letters.kind import Check, Facts, Problem
from gongkai.letters.printing import as_day
from gongkai_law.casework.letters import check_passages
from gongkai_law.casework.outcomes import outcome
from gongkai_law.casework.service import private_courier
from gongkai_law.citation import Citation, chinese_number, cite

_ENOUGH = 15  # characters below which a reason cannot be about the information asked for


def term_after_letter(element: str) -> Check:
    """The day named must lie after the day of the letter."""

    def check(facts: Facts) -> Sequence[Problem]:
        named, dated = as_day(facts.get(element)), as_day(facts.get("dated"))
        if named and dated and named <= dated:
            return [Problem("letters.term_passed", element, (), {"day": named, "dated": dated})]
        return []

    return check


def applicant_unnamed(facts: Facts) -> Sequence[Problem]:
    """A third party is not told who asks. (条例 32)"""
    name = str(facts.get("applicant_name") or "").strip()
    texts = [str(value) for key, value in facts.items() if key not in ("applicant_name", "addressee")]
    if len(name) > 1 and any(name in text for text in texts):
        return [Problem("letters.applicant_named", "consulted_content", (cite("条例 32"),))]
    return []


def fee_positive(facts: Facts) -> Sequence[Problem]:
    """A fee notice asks for money, on one basis. (条例 42, 收费办法)"""
    problems = []
    try:
        amount = Decimal(str(facts.get("fee_amount") or 0))
    except InvalidOperation:
        amount = Decimal(0)
    if amount <= 0:
        problems.append(Problem("letters.fee_nothing", "fee_amount", (cite("收费办法"),)))
    standard = str(facts.get("fee_standard") or "")
    if "按件" in standard and "按量" in standard:
        problems.append(Problem("letters.fee_both", "fee_standard", (cite("收费办法"),)))
    return problems


def each_passage_has_ground(facts: Facts) -> Sequence[Problem]:
    """Every passage withheld names its own ground. (条例 37)"""
    places = check_passages(facts.get("withheld_passages") or ())
    return [
        Problem("letters.passage_ground", "withheld_passages", (cite("条例 37"),), {"place": place})
        for place in places
    ]


def ground_in_closed_list(facts: Facts) -> Sequence[Problem]:
    """A refusal rests on the article of its own kind of answer, one of 14, 15, 16. (条例 13, 36.0.3)"""
    basis, code = str(facts.get("basis") or ""), str(facts.get("code") or "")
    if not basis.strip() or not code.startswith("D_"):
        return []
    wanted = {Citation.parse(each).article for each in outcome(code).articles} & {14, 15, 16}
    named = [number for number in (14, 15, 16) if f"第{chinese_number(number)}条" in basis]
    if wanted & set(named):
        return []
    right = "、".join(f"第{chinese_number(number)}条" for number in sorted(wanted))
    arguments = {"answer": outcome(code).label, "right": right}
    return [Problem("letters.wrong_ground", "basis", outcome(code).citations, arguments)]


def reasons_of_its_own(facts: Facts) -> Sequence[Problem]:
    """Reasons are about this information; a few words or the bare article are none. (条例 36.0.3)"""
    reasons = re.sub(
        r"《[^》]*》|第[一二三四五六七八九十]+[条款项]|[\s，。、；（）]", "", str(facts.get("reasons") or "")
    )
    if reasons and len(reasons) < _ENOUGH:
        return [Problem("letters.reasons_thin", "reasons", (cite("条例 36.0.3"),))]
    return []


def earlier_first(facts: Facts) -> Sequence[Problem]:
    """An earlier answer is earlier. (条例 36.0.6)"""
    earlier, received = as_day(facts.get("earlier_date")), as_day(facts.get("received_on"))
    if earlier and received and earlier > received:
        arguments = {"earlier": earlier, "received": received}
        return [Problem("letters.earlier_later", "earlier_date", (cite("条例 36.0.6"),), arguments)]
    return []


def lapse_after_service(facts: Facts) -> Sequence[Problem]:
    """A term ends after the notice was served, and before the letter that says so. (条例 30, 收费办法)"""
    served, lapse = as_day(facts.get("notice_served_on")), as_day(facts.get("lapse_date"))
    dated = as_day(facts.get("dated"))
    if served and lapse and (lapse <= served or (dated and dated <= lapse)):
        return [Problem("letters.lapse_order", "lapse_date", (cite("条例 30"),), {"served": served})]
    return []


def post_only(facts: Facts) -> Sequence[Problem]:
    """Mail goes by the postal enterprise. (235号)"""
    courier = private_courier(str(facts.get("service_way") or ""))
    if courier:
        return [Problem("letters.courier", "service_way", (cite("235号"),), {"courier": courier})]
    return []
