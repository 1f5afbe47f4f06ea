"""A letter that gives something over a third party's objection is signed only after that party was told. (条例 32)"""

from __future__ import annotations

from datetime import date

import pytest

from gongkai.casework.answering.signing import sign_letter
from gongkai.casework.handling import consultation
from gongkai_law.errors import LawFault
from tests.casework.answering import DAY, at, drafted, hand_in, ready_office, reviewed


def test_a_letter_over_an_objection_is_signed_after_the_notice_and_not_before(office):
    with at(DAY):
        he = ready_office(office)
        case = hand_in(office)
        one = consultation.consult(
            disclosure_request=case, kind="third_party", party="张三", content="第3页", on=date(2026, 3, 4), actor=office.wang
        )  # fmt: skip
        consultation.receive_opinion(
            consultation=one, reply="objects", text="不同意", on=date(2026, 3, 9), actor=office.wang
        )
        consultation.weigh_opinion(
            consultation=one, harm=True, reasonable=False, public_interest=True, reasons="饮水安全", on=date(2026, 3, 10),
            actor=office.wang,
        )  # fmt: skip
        letter = reviewed(office, he, drafted(office, case=case))
        with pytest.raises(LawFault) as refused:
            sign_letter(letter=letter, actor=office.zhao)
        assert refused.value.key == "casework.third_party_untold" and refused.value.articles
        consultation.note_release_notice(consultation=one, on=date(2026, 3, 11), actor=office.wang)
        assert sign_letter(letter=letter, actor=office.zhao).document_number
