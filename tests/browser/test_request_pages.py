"""Pages of handling a request in a real browser: they fit phone and desk and are accessible, also full and refused."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai.casework.handling import consultation, custody
from gongkai.casework.services import Intake, register_request
from tests import browsing


@pytest.fixture
def case(transactional_db: None, office):
    made = register_request(
        intake=Intake(
            "natural", "刘敏", "in_person", "青石镇2024年度农村低保资金发放花名册和发放标准的依据文件", date(2026, 11, 2),
            content="申请公开：青石镇2024年度农村低保资金发放花名册；发放标准依据的文件。", wanted_form="纸质，邮寄",
        ),
        actor=office.wang,
    )  # fmt: skip
    custody.claim(disclosure_request=made, actor=office.wang)
    for party, on in (("张三", date(2026, 11, 5)), ("云和县民政局", date(2026, 11, 6))):
        kind = "third_party" if party == "张三" else "joint_agency"
        consultation.consult(
            disclosure_request=made,
            kind=kind,
            party=party,
            content="花名册里涉及您的一页",
            on=on,
            actor=office.wang,
        )
    return made


PAGES = ("", "?tab=application", "what-if/", "do/receive_opinion/",
         "questions/?a=still_pending.go_on-what_wanted.information-clear.yes-repeat.no-volume.no-special_rules.no-responsible.ours-archived.no-found.none")  # fmt: skip


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page[:30] or "case")
def test_a_page_of_a_request_is_accessible_and_fits_phone_and_desk(clerk, case, page):
    clerk.goto(f"/work/requests/{case.pk}/{page}")
    name = "".join(letter for letter in page[:30] if letter.isalnum())
    browsing.look(clerk, f"case-{name}")
