"""Import of a year's request ledger: every row judged by the law's clock, all or nothing."""

from datetime import date

import pytest

from gongkai.casework import clock
from gongkai.casework.ledger import REQUESTS, import_requests, preview_requests
from gongkai.casework.models import DisclosureRequest, FeeNotice, RequestEvent
from gongkai.documents import sheets
from gongkai_law.casework.outcomes import all_outcomes
from gongkai_law.errors import InputFault

TODAY = date(2025, 12, 31)
GOOD = {
    "applicant_name": "刘敏",
    "applicant_kind": "自然人",
    "channel": "当面提交",
    "submitted_on": "2025-03-03",
    "subject": "危房改造名单",
    "closed_on": "2025-03-20",
    "outcomes": "予以公开",
}


def ledger(*rows):
    return sheets.filled(REQUESTS, [{**GOOD, **row} for row in rows])


def test_a_ledger_becomes_cases_with_events(office):
    rows = ledger(
        {},
        {
            "number": "旧-7",
            "fee_on": "2025-03-10",
            "fee_amount": "300",
            "paid_on": "2025-03-17",
            "closed_on": "2025-04-01",
        },
    )
    made = import_requests(data=rows, file_name="2025.xlsx", actor=office.wang, today=TODAY)
    assert sorted(case.number for case in made) == ["2025-0001", "旧-7"]
    assert list(RequestEvent.objects.filter(disclosure_request__number="旧-7").values_list("kind", flat=True)) == [
        "submitted", "fee_notified", "fee_paid", "replied"
    ]  # fmt: skip
    assert FeeNotice.objects.get().paid_amount == 300


@pytest.mark.parametrize(
    ("change", "column"),
    [
        pytest.param({"applicant_name": ""}, "申请人", id="no applicant"),
        pytest.param({"outcomes": "公开了"}, "答复类型", id="an answer that is not in the list"),
        pytest.param({"closed_on": ""}, "办结日期", id="an answer without its day"),
        pytest.param({"closed_on": "2025-03-01"}, "", id="answered before it was received"),
        pytest.param({"extended_on": "2025-04-10"}, "", id="extended after the due date, 条例 33.2"),
        pytest.param({"extended_on": "2025-03-10", "extended_days": "21"}, "", id="extended by more than 20 days, 条例 33.2"),
        pytest.param({"channel": "互联网渠道"}, "", id="a web request answered without a confirmation day, 条例 31"),
        pytest.param({"submitted_on": "2026-01-02", "closed_on": "", "outcomes": ""}, "提出日期", id="handed in in the future"),
    ],
)  # fmt: skip
def test_a_row_the_law_does_not_allow_is_named_and_nothing_is_kept(office, change, column):
    data = ledger({}, change)
    problems = preview_requests(data=data, today=TODAY).read.problems
    assert {problem.row for problem in problems} == {3}
    assert column in {problem.column for problem in problems}
    with pytest.raises(InputFault):
        import_requests(data=data, file_name="x.xlsx", actor=office.wang, today=TODAY)
    assert not DisclosureRequest.objects.exists()


def test_no_label_of_an_answer_holds_a_separator_of_the_ledger():
    assert not [each.label for each in all_outcomes() if set(each.label) & set("、，,;；\n")]


def test_the_same_number_twice_is_refused(office):
    problems = preview_requests(data=ledger({"number": "1"}, {"number": "1"}), today=TODAY).read.problems
    assert [problem.row for problem in problems] == [3]


def test_taking_a_faulty_ledger_tells_every_fault_as_looking_at_it_does(office):
    data = ledger({}, {"outcomes": "公开了"}, {"extended_on": "2025-04-10"})
    looked = preview_requests(data=data, today=TODAY).read.problems
    with pytest.raises(sheets.FaultyLedger) as refused:
        import_requests(data=data, file_name="x.xlsx", actor=office.wang, today=TODAY)
    assert refused.value.preview.read.problems == looked and len(looked) == 2


def test_each_row_is_judged_once(office, monkeypatch):
    judged = []
    judge = clock.refresh
    monkeypatch.setattr(clock, "refresh", lambda *a, **k: (judged.append(a[0].subject), judge(*a, **k))[1])
    rows = ledger({"subject": "一"}, {"subject": "二"}, {"subject": "三"})
    import_requests(data=rows, file_name="2025.xlsx", actor=office.wang, today=TODAY)
    assert sorted(judged) == ["一", "三", "二"]


def test_numbers_given_here_pass_over_those_of_the_old_book(office):
    rows = ledger(
        {"number": "2025-0002", "submitted_on": "2025-03-04"},
        {"submitted_on": "2025-03-05"},
        {"submitted_on": "2025-03-03"},
    )
    made = import_requests(data=rows, file_name="2025.xlsx", actor=office.wang, today=TODAY)
    assert [case.number for case in made] == ["2025-0001", "2025-0002", "2025-0003"]
    again = import_requests(data=ledger({}), file_name="2025.xlsx", actor=office.wang, today=TODAY)
    assert [case.number for case in again] == ["2025-0004"]


def test_a_long_ledger_asks_the_database_no_more_often_than_a_short_one(
    office, django_assert_max_num_queries
):
    for rows in (5, 50):
        data = ledger(*({"submitted_on": "2025-03-03"} for _ in range(rows)))
        with django_assert_max_num_queries(32):
            import_requests(data=data, file_name="2025.xlsx", actor=office.wang, today=TODAY)
