"""Several people at one register at once, each in a process of its own, on whichever database the tests run on."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from datetime import date

import pytest
from django.db import connections

from gongkai.agencies.scope import agency_scope
from gongkai.audit.queries import chain_is_whole
from gongkai.casework import services
from gongkai.casework.models import DisclosureRequest, RequestEvent
from gongkai.casework.services import AnswerGiven, Intake
from gongkai_law.errors import Fault
from tests.cast import make_office

DAY = date(2025, 9, 1)
PROCESSES, EACH = 8, 3
# Forked, so that each process has what the test has, and a connection of its own.
FORK = multiprocessing.get_context("fork")
Act = Callable[[], str]


def _told(act: Act, start: object, told: object) -> None:
    connections.close_all()
    start.wait()  # type: ignore[attr-defined]
    try:
        words = act()
    except Fault as refused:
        words = f"refused {refused.key}"
    except BaseException as fault:
        words = f"{type(fault).__name__}: {fault}"
    connections.close_all()
    told.put(words)  # type: ignore[attr-defined]


def all_at_once(*acts: Act) -> list[str]:
    """Each act in a process of its own, let go together; what each came to."""
    connections.close_all()
    start, told = FORK.Barrier(len(acts)), FORK.Queue()
    running = [FORK.Process(target=_told, args=(act, start, told)) for act in acts]
    for process in running:
        process.start()
    words = [told.get(timeout=120) for _ in running]
    for process in running:
        process.join(30)
    return words


@pytest.fixture
def office_kept(transactional_db):
    """The cast, committed, so that other processes see it."""
    office = make_office()
    with agency_scope(office.agency.pk):
        yield office


def register(office, serial=0, channel="in_person"):
    intake = Intake("natural", "刘敏", channel, f"第{serial}件事", DAY)
    return services.register_request(intake=intake, actor=office.wang)


def test_eight_at_once_get_consecutive_numbers_without_a_gap(office_kept):
    def some() -> str:
        return " ".join(register(office_kept, serial).number for serial in range(EACH))

    given = [number for line in all_at_once(*[some] * PROCESSES) for number in line.split()]
    wanted = [f"2025-{serial:04d}" for serial in range(1, PROCESSES * EACH + 1)]
    assert sorted(given) == wanted
    assert sorted(DisclosureRequest.objects.values_list("number", flat=True)) == wanted
    assert chain_is_whole(office_kept.agency.pk)


def test_of_two_who_answer_one_case_one_wins_and_the_other_is_told(office_kept):
    case = register(office_kept)

    def answer(actor) -> Act:
        def act() -> str:
            given = [AnswerGiven("GRANT")]
            services.answer_request(disclosure_request=case, answers=given, on=date(2025, 9, 10), actor=actor)
            return "done"

        return act

    told = all_at_once(answer(office_kept.wang), answer(office_kept.sun))
    assert sorted(told) == ["done", "refused casework.closed"]
    kinds = RequestEvent.objects.order_by("sequence").values_list("kind", flat=True)
    assert list(kinds) == ["submitted", "replied"]
    assert chain_is_whole(office_kept.agency.pk)


def test_of_two_who_saw_the_same_page_the_second_is_told_and_no_event_is_lost(office_kept):
    case = register(office_kept, channel="internet")

    def confirm(actor) -> Act:
        def act() -> str:
            services.add_event(
                disclosure_request=case, kind="confirmed", on=DAY, actor=actor, expected_events=1
            )
            return "done"

        return act

    told = all_at_once(confirm(office_kept.wang), confirm(office_kept.sun))
    assert sorted(told) == ["done", "refused casework.changed_meanwhile"]
    events = RequestEvent.objects.order_by("sequence").values_list("sequence", "kind")
    assert list(events) == [(1, "submitted"), (2, "confirmed")]
