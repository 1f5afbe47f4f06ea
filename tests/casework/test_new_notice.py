"""A new working-day notice moves open cases, with a note on each and a list of what moved."""

from datetime import date

from gongkai.audit.queries import history
from gongkai.casework import services
from gongkai.casework.handling.extension import decide_extension, propose_extension
from gongkai.casework.recompute import load_notice
from gongkai.casework.services import Intake
from tests.casework.cases import fresh, hand_in

NOTICE = """
year = 2025
number = "测试〔2025〕1号"
issued_on = 2025-09-01
kind = "correction"
text = "测试：9月15日放假。"
[[holidays]]
name = "测试假日"
off = ["2025-09-15"]
"""


def test_an_open_case_moves_by_the_new_rest_day(office):
    case = services.register_request(
        intake=Intake("natural", "刘敏", "in_person", "低保", date(2025, 9, 1)), actor=office.wang
    )
    moved = load_notice(body=NOTICE, actor=office.sun)
    case.refresh_from_db()
    assert [(each.number, each.before, each.after) for each in moved] == [(case.number, date(2025, 9, 28), date(2025, 9, 29))]  # fmt: skip
    assert case.reply_due == date(2025, 9, 29)
    lines = history(agency_id=office.agency.pk, subject_kind="request", subject_id=case.pk)
    assert "重算" in lines[0].sentence


def test_a_notice_moves_a_case_under_an_open_extension_and_leaves_the_extension_as_it_was_条例33(office):
    case = hand_in(office, on=date(2025, 8, 25))
    asked = propose_extension(
        disclosure_request=case, days=5, reason="量大", on=date(2025, 9, 8), actor=office.wang
    )
    decide_extension(extension=asked, granted=True, on=date(2025, 9, 9), actor=office.sun)
    before = fresh(case).reply_due
    (moved,) = load_notice(body=NOTICE, actor=office.sun)
    after = fresh(case)
    assert moved.before == before and moved.after == after.reply_due > before
    assert (after.extensions.get().days, after.stage) == (5, "under_review")
