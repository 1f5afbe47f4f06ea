"""The register as workbooks: what goes out can come in again and gives the same cases; taking it is noted."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from gongkai.casework.handling import consultation, correction
from gongkai.casework.ledger import REQUESTS, import_requests
from gongkai.casework.ledger_export import OPEN, open_list, year_ledger
from gongkai.casework.models import Consultation, Correction, DisclosureRequest
from gongkai.casework.queries import Wanted, list_requests
from gongkai.casework.services import AnswerGiven, answer_request
from gongkai.documents.sheets import filled, read_sheet
from tests.casework.cases import ask, consult, fresh, hand_in

TODAY = date(2026, 1, 10)


@pytest.fixture
def worked(office):
    """One closed case with correction and consultation, one open."""
    case = hand_in(office, on=date(2025, 3, 3))
    ask(office, case)
    correction.receive_correction(
        disclosure_request=case, on=date(2025, 3, 20), text="2024年度", actor=office.wang
    )
    letter = consult(office, case, on=date(2025, 3, 24))
    consultation.receive_opinion(
        consultation=letter, reply="agrees", text="", on=date(2025, 3, 28), actor=office.wang
    )
    answer_request(
        disclosure_request=case, answers=[AnswerGiven("GRANT"), AnswerGiven("D_PROCESS", basis="条例 16.2")],
        on=date(2025, 4, 10), actor=office.wang,
    )  # fmt: skip
    hand_in(office, on=date(2025, 5, 6), channel="internet", name="=1+1")
    return fresh(case)


def test_a_years_ledger_comes_in_again_as_the_same_cases(office, worked):
    data = year_ledger(year=2025, actor=office.wang)
    before = list(DisclosureRequest.objects.order_by("number").values("number", "received_on", "reply_due", "result_row", "stage"))  # fmt: skip
    for model in (Consultation, Correction):
        model.objects.all().delete()
    for case in DisclosureRequest.objects.all():
        for related in (case.contacts, case.answers, case.events):
            related.all().delete()
        case.delete()
    import_requests(data=data, file_name="台账.xlsx", actor=office.wang, today=TODAY)
    after = list(DisclosureRequest.objects.order_by("number").values("number", "received_on", "reply_due", "result_row", "stage"))  # fmt: skip
    assert after == before
    assert Correction.objects.get().due == date(2025, 3, 31) and Consultation.objects.get().sent_on == date(
        2025, 3, 24
    )


def test_a_name_that_looks_like_a_formula_stays_text(office, worked):
    read = read_sheet(year_ledger(year=2025, actor=office.wang), REQUESTS)
    assert [values["applicant_name"] for _row, values in read.rows] == ["刘敏", "=1+1"]


def test_the_open_list_names_no_applicant(office, worked):
    read = read_sheet(open_list(actor=office.wang), OPEN)
    ((_row, values),) = read.rows
    assert (values["number"], values["received_on"]) == ("2025-0002", "待确认")
    assert "=1+1" not in str(values)


@pytest.mark.parametrize("who", ["zhao", "zhou", "li"])
def test_who_keeps_no_register_takes_no_ledger(office, worked, who):
    for take in (lambda actor: year_ledger(year=2025, actor=actor), lambda actor: open_list(actor=actor)):
        with pytest.raises(PermissionDenied):
            take(getattr(office, who))


@pytest.mark.parametrize(
    ("wanted", "numbers"),
    [
        pytest.param(Wanted(), ["2025-0002", "2025-0001"], id="everything, newest first"),
        pytest.param(Wanted(open_only=True), ["2025-0002"], id="only open"),
        pytest.param(Wanted(stage="closed"), ["2025-0001"], id="by state"),
        pytest.param(Wanted(channel="internet"), ["2025-0002"], id="by way in"),
        pytest.param(Wanted(kind="org_legal"), [], id="by kind of applicant"),
        pytest.param(Wanted(handler="nobody"), ["2025-0002"], id="nobody has it: open ones only"),
        pytest.param(Wanted(due="overdue", on=TODAY), [], id="overdue: what waits for confirmation is not"),
        pytest.param(Wanted(text="0001"), ["2025-0001"], id="by number"),
    ],
)
def test_a_list_is_narrowed(office, worked, wanted, numbers):
    assert [each.number for each in list_requests(wanted)] == numbers


def test_an_overdue_case_is_found_from_the_day_after_its_last(office):
    case = hand_in(office, on=date(2025, 3, 3))
    assert not list_requests(Wanted(due="overdue", on=date(2025, 3, 31))).exists()
    assert list(list_requests(Wanted(due="overdue", on=date(2025, 4, 1)))) == [case]


def test_a_ledger_row_the_table_of_moves_does_not_know_is_refused(office):
    row = {"applicant_name": "刘敏", "applicant_kind": "自然人", "channel": "当面提交", "submitted_on": "2025-03-03", "subject": "低保",
           "correction_on": "2025-03-05", "correction_due": "2025-03-20", "third_party_on": "2025-03-06"}  # fmt: skip
    with pytest.raises(Exception) as refused:
        import_requests(data=filled(REQUESTS, [row]), file_name="x.xlsx", actor=office.wang, today=TODAY)
    assert "征求" in str(refused.value.preview.read.problems[0].what)
