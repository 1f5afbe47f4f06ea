"""An answer given on the spot, or one that went out already: what it rests on must be on file first. (条例 33.1, 36)"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from gongkai.accounts.models import User
from gongkai.casework.handling.consultation import untold_overrides
from gongkai.casework.models import DisclosureRequest
from gongkai.casework.on_file import ACT_FOR, on_file
from gongkai.casework.services import AnswerGiven, answer_request
from gongkai_law.casework.outcomes import missing_needs, outcome
from gongkai_law.citation import cite
from gongkai_law.errors import LawFault


def require_third_party_told(case: DisclosureRequest, codes: Sequence[str]) -> None:
    """Raises LawFault where something would be given before a third party that was overruled was told in writing. (条例 32)"""
    given = any(outcome(code).group in ("granted", "partial") for code in codes)
    if given and untold_overrides(case):
        raise LawFault("casework.third_party_untold", articles=(cite("条例 32"),))


def require_facts(case: DisclosureRequest, codes: Sequence[str]) -> None:
    """Raises LawFault for an answer whose facts the file does not hold: a search record, a third party's word, an earlier
    answer, a notice that lapsed; or where a third party overruled was not told in writing yet. (条例 32, 36)

    What is written in the letter itself (ground, reasons) is not asked here: the letter's own check does that.
    """
    held = on_file(case)
    for code in codes:
        lacking = [
            need for need in missing_needs(code, held) if any(each.id in ACT_FOR for each in need.any_of)
        ]
        if lacking and code != "O_WITHDRAWN":
            raise LawFault(
                "casework.answer_lacks",
                articles=outcome(code).citations,
                label=outcome(code).label,
                lacking="；".join(need.label for need in lacking),
            )
    require_third_party_told(case, codes)


@transaction.atomic
def answer_on_the_spot(
    *, disclosure_request: DisclosureRequest, answers: Sequence[AnswerGiven], on: date, actor: User
) -> DisclosureRequest:
    """Close a request by an answer given at once or sent already, after looking whether the file bears it."""
    require_facts(disclosure_request, [given.outcome for given in answers])
    return answer_request(disclosure_request=disclosure_request, answers=answers, on=on, actor=actor)
