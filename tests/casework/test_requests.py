"""Acts on a request: the law's clock judges every event, one row counts, two clerks cannot both act."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection

from gongkai.casework import queries, services
from gongkai.casework.clock import reading_of
from gongkai.casework.models import DisclosureRequest
from gongkai.casework.services import AnswerGiven, Intake
from gongkai_law.errors import Fault, LawFault


def hand_in(office, on=date(2025, 9, 1), channel="in_person", **change):
    intake = Intake(
        **{
            "applicant_kind": "natural",
            "applicant_name": "刘敏",
            "channel": channel,
            "subject": "低保资金发放情况",
            "submitted_on": on,
            **change,
        }
    )
    return services.register_request(intake=intake, actor=office.wang)


def add(office, case, kind, on, **data):
    return services.add_event(disclosure_request=case, kind=kind, on=on, actor=office.wang, **data)


def answer(office, case, on, *codes):
    given = [AnswerGiven(code) for code in codes]
    return services.answer_request(disclosure_request=case, answers=given, on=on, actor=office.wang)


def test_a_request_handed_in_starts_its_clock_the_same_day_条例31(office):
    case = hand_in(office)
    assert (case.number, case.received_on, case.reply_due) == (
        "2025-0001",
        date(2025, 9, 1),
        date(2025, 9, 28),
    )


def test_a_web_request_has_no_clock_until_both_sides_confirm_条例31(office):
    case = hand_in(office, channel="internet")
    assert (case.received_on, case.reply_due) == (None, None)
    assert list(queries.without_receipt(2025)) == [case]
    add(office, case, "confirmed", date(2025, 9, 1))
    case.refresh_from_db()
    assert case.reply_due == date(2025, 9, 28)


def test_consultation_moves_the_due_date_as_in_the_reference_条例33(office):
    case = hand_in(office)
    add(office, case, "third_party_consulted", date(2025, 9, 10), delivered="2025-09-11")
    add(office, case, "third_party_answered", date(2025, 9, 28))
    case.refresh_from_db()
    assert case.reply_due == date(2025, 10, 22)


def test_the_cached_dates_agree_with_a_fresh_reading(office):
    case = hand_in(office, date(2025, 3, 3))
    add(office, case, "correction_requested", date(2025, 3, 12), due="2025-03-31")
    add(office, case, "corrected", date(2025, 3, 20))
    case.refresh_from_db()
    reading = reading_of(case, on=date(2025, 4, 1))
    assert case.reply_due == reading.reply_due == date(2025, 4, 18)


def test_a_second_correction_is_refused_and_nothing_is_kept_条例30(office):
    case = hand_in(office, date(2025, 3, 3))
    add(office, case, "correction_requested", date(2025, 3, 5), due="2025-03-20")
    with pytest.raises(LawFault) as caught:
        add(office, case, "correction_requested", date(2025, 3, 6), due="2025-03-20")
    assert caught.value.articles
    assert case.events.count() == 2


@pytest.mark.parametrize(
    ("codes", "counted", "row"),
    [
        pytest.param(["GRANT"], "GRANT", "granted", id="all given counts as granted, 条例 36(2)"),
        pytest.param(["GRANT", "D_PROCESS"], "PARTIAL", "partial", id="given and withheld counts once, as partial, 条例 37"),
        pytest.param(["N_REPEAT", "U_NOT_EXIST"], "U_NOT_EXIST", "unable_not_held", id="nothing given: unable before not processed"),
        pytest.param(["O_WITHDRAWN"], "O_WITHDRAWN", "other_misc", id="a withdrawn request counts as other"),
    ],
)  # fmt: skip
def test_one_request_counts_in_one_row(office, codes, counted, row):
    case = answer(office, hand_in(office), date(2025, 9, 20), *codes)
    assert (case.outcome, case.result_row, case.closed_year) == (counted, row, 2025)
    assert list(queries.requests_in_cell(year=2025, row=row, column="natural")) == [case]


@pytest.mark.parametrize(
    ("on", "late"),
    [
        pytest.param(date(2025, 9, 28), False, id="answered on working day 20, a make-up Sunday, 条例 33.2"),
        pytest.param(date(2025, 9, 29), True, id="answered on working day 21"),
    ],
)
def test_the_twentieth_day_is_in_time_and_the_next_is_late(office, on, late):
    assert answer(office, hand_in(office), on, "GRANT").late is late


def test_an_answer_before_receipt_is_refused(office):
    with pytest.raises(Fault):
        answer(office, hand_in(office, channel="fax"), date(2025, 9, 2), "GRANT")


def test_a_closed_request_takes_no_more_events(office):
    case = answer(office, hand_in(office), date(2025, 9, 20), "GRANT")
    with pytest.raises(Fault):
        add(office, case, "extended", date(2025, 9, 21), days=10)


def test_the_second_of_two_clerks_is_told_and_no_event_is_lost(office):
    case = hand_in(office)
    add(office, case, "agency_consulted", date(2025, 9, 3), expected_events=1)
    with pytest.raises(Fault):
        add(office, case, "extended", date(2025, 9, 4), days=5, expected_events=1)
    assert case.events.count() == 2


def test_a_request_of_tomorrow_is_refused(office):
    with pytest.raises(Fault):
        hand_in(office, date(2099, 1, 4))


def test_a_reviewer_and_a_stranger_may_not_register(office):
    for person in (office.li, office.zhou):
        with pytest.raises(PermissionDenied):
            services.register_request(
                intake=Intake("natural", "刘敏", "in_person", "x", date(2025, 9, 1)), actor=person
            )


def test_names_are_not_readable_in_the_database(office):
    case = hand_in(office)
    with connection.cursor() as cursor:
        cursor.execute("SELECT applicant_name FROM casework_disclosurerequest")
        assert "刘敏" not in cursor.fetchone()[0]
    assert DisclosureRequest.objects.get(pk=case.pk).applicant_name == "刘敏"


def test_a_request_over_new_year_is_carried_out_and_in(office):
    case = answer(office, hand_in(office, date(2024, 12, 20)), date(2025, 1, 10), "GRANT")

    def rows(year):
        return [row for row in ("new", "carry_in", "granted", "total", "carry_out")
                if queries.requests_in_cell(year=year, row=row, column="total").filter(pk=case.pk).exists()]  # fmt: skip

    assert rows(2024) == ["new", "carry_out"]
    assert rows(2025) == ["carry_in", "granted", "total"]
