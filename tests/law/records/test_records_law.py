"""Metadata lists, the publication clock, normative documents, interpretations, responses."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from gongkai_law.errors import InputFault, LawFault
from gongkai_law.records.clock import check_publication_days, publication_term, read_publication_clock
from gongkai_law.records.interpretation import (
    check_relay,
    forms_short,
    interpretation_due,
    interpretation_elements,
    interpretation_kinds,
    missing_elements,
    response_due,
    response_terms,
)
from gongkai_law.records.metadata import elements, genres, label_of, modes, subject_classes, suggest_genre
from gongkai_law.records.normative import (
    check_stage_order,
    consultation_days,
    expiry_warning,
    filing_due,
    is_trial,
    missing_stages,
    stage,
    stages,
    usual_end,
)
from gongkai_law.workdays import national_calendar

CALENDAR = national_calendar()


def test_the_lists_have_their_official_length() -> None:
    assert (len(subject_classes()), len(genres()), len(modes())) == (22, 16, 3)
    assert [each.label for each in elements()][:3] == ["索引号", "名称", "内容概述"]
    assert len(elements()) == 14
    assert label_of("subject_classes", "s17") == "民政、扶贫、救灾"
    with pytest.raises(InputFault):
        label_of("genres", "s17")


@pytest.mark.parametrize(
    ("title", "genre"),
    [
        ("关于做好春季防火工作的通知", "notice"),
        ("关于禁烧秸秆的通告（第2号）", "proclamation"),
        ("若干意见（试行）的通知", "notice"),
        ("2020年工作报告", "report"),
        ("低保名单", ""),
    ],
)
def test_genre_by_the_end_of_the_title(title: str, genre: str) -> None:
    assert suggest_genre(title) == genre


def test_twenty_working_days_counted_over_national_day() -> None:
    """条例 26: formed on 2020-09-25; day 1 is the 27th (made-up), 1–8 October are off."""
    clock = read_publication_clock(
        since=date(2020, 9, 25), term=publication_term(), calendar=CALENDAR, on=date(2020, 10, 29)
    )
    assert clock.due == CALENDAR.add_working_days(date(2020, 9, 25), 20).day
    assert clock.left == CALENDAR.working_days_between(date(2020, 10, 29), clock.due)


def test_budgets_run_in_natural_days() -> None:
    clock = read_publication_clock(
        since=date(2021, 1, 10), term=publication_term("budget"), calendar=CALENDAR, on=date(2021, 1, 10)
    )
    assert clock.due == date(2021, 1, 30)


def test_an_own_term_needs_its_basis() -> None:
    assert publication_term("own", length=3, basis="某条例第5条").length == 3
    for bad in ({"length": 3}, {"length": 3, "basis": "x", "unit": "week"}):
        with pytest.raises(InputFault):
            publication_term("own", **bad)  # type: ignore[arg-type]
    with pytest.raises(InputFault):
        publication_term("nothing")


DAYS = [
    pytest.param(date(2021, 3, 1), date(2021, 3, 29), "", True, id="on the last day (条例 26)"),
    pytest.param(date(2021, 3, 1), date(2021, 3, 30), "", False, id="a day late without a word (条例 26)"),
    pytest.param(date(2021, 3, 1), date(2021, 3, 30), "台账移交", True, id="a day late, explained (条例 26)"),
    pytest.param(date(2021, 3, 2), date(2021, 3, 1), "", False, id="formed after it was published"),
]


@pytest.mark.parametrize(("formed", "published", "reason", "allowed"), DAYS)
def test_days_of_a_publication(formed: date, published: date, reason: str, allowed: bool) -> None:
    due = date(2021, 3, 29)
    if allowed:
        check_publication_days(formed_on=formed, published_on=published, late_reason=reason, due=due)
        return
    with pytest.raises(LawFault):
        check_publication_days(formed_on=formed, published_on=published, late_reason=reason, due=due)


def test_stages_wait_for_legal_check_deliberation_signature_and_register() -> None:
    assert [each.id for each in missing_stages({})] == ["legal_check", "deliberation", "signed", "registered"]
    assert stage("filed").label == "报送备案"
    with pytest.raises(InputFault):
        stage("nothing")
    with pytest.raises(InputFault) as refusal:
        check_stage_order({"legal_check": date(2020, 5, 2), "deliberation": date(2020, 5, 1)})
    assert "合法性审核" in str(refusal.value)
    check_stage_order({each.id: date(2020, 5, 1) for each in stages()})


ENDS = [
    pytest.param(date(2020, 3, 1), False, date(2025, 2, 28), id="five years, the day before"),
    pytest.param(date(2020, 2, 29), False, date(2025, 2, 27), id="from the leap day"),
    pytest.param(date(2020, 3, 1), True, date(2022, 2, 28), id="two years on trial"),
]


@pytest.mark.parametrize(("effective", "trial", "end"), ENDS)
def test_usual_end_of_validity(effective: date, trial: bool, end: date) -> None:
    assert usual_end(effective, trial=trial) == end
    assert is_trial("某办法（试行）") and not is_trial("某办法")


@pytest.mark.parametrize(("left", "warning"), [(91, None), (90, 90), (31, 90), (30, 30), (0, 30), (-1, 0)])
def test_expiry_warnings_at_90_and_30_days(left: int, warning: int | None) -> None:
    end = date(2025, 2, 28)
    assert expiry_warning(end, end - timedelta(days=left)) == warning


def test_other_normative_days() -> None:
    assert filing_due(date(2020, 3, 1)) == date(2020, 3, 16)
    assert consultation_days(date(2020, 3, 1), date(2020, 3, 30)) == 30


def test_interpretation_is_due_three_working_days_after() -> None:
    assert interpretation_due(date(2020, 4, 30), CALENDAR).day == date(2020, 5, 8)
    assert [each.id for each in missing_elements({"content", "scope"})] == [
        "background",
        "purpose",
        "contact",
    ]
    assert not missing_elements([each.id for each in interpretation_elements()])
    assert [each.id for each in interpretation_kinds()] == ["own", "relay"]


@pytest.mark.parametrize(
    ("forms", "short"),
    [(["text"], True), (["text", "questions"], True), (["text", "chart"], False), (["video"], True)],
)
def test_two_forms_one_not_in_words(forms: list[str], short: bool) -> None:
    assert forms_short(forms) is short


def test_a_relay_names_its_source() -> None:
    check_relay("河南省人民政府", "https://www.example.gov.cn/a")
    with pytest.raises(InputFault):
        check_relay("河南省人民政府", " ")


def test_concern_clocks_of_5_24_and_48_hours() -> None:
    noticed = datetime(2020, 7, 1, 20, 0)
    assert [response_due(term, noticed) - noticed for term in response_terms("major")] == [
        timedelta(hours=5),
        timedelta(hours=24),
    ]
    assert [term.hours for term in response_terms("other")] == [48]
    with pytest.raises(InputFault):
        response_terms("small")


@pytest.mark.parametrize(
    ("on", "left"), [(date(2021, 3, 29), 0), (date(2021, 3, 30), -1), (date(2021, 3, 26), 1)]
)
def test_days_left_around_the_last_day(on: date, left: int) -> None:
    """条例 26: formed on Monday 2021-03-01, due on Monday 2021-03-29."""
    clock = read_publication_clock(since=date(2021, 3, 1), term=publication_term(), calendar=CALENDAR, on=on)
    assert (clock.due, clock.left) == (date(2021, 3, 29), left)
