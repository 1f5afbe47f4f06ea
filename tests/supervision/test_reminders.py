"""Reminders: five and two working days before, overdue daily, one mail a person and day, leaders only when it is late."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from gongkai.accounts.models import User
from gongkai.agencies.calendars import calendar_for
from gongkai.agencies.models import Membership, Role
from gongkai.casework.services import AnswerGiven, Intake, answer_request, register_request
from gongkai.cli import main
from gongkai.supervision import reminders
from gongkai.supervision.models import Reminder, ReminderState
from tests.cast import person

# Received on Monday 1 September 2025; twenty working days with the make-up Sunday end on Sunday 28 September.
RECEIVED, DUE = date(2025, 9, 1), date(2025, 9, 28)
REPORT_OUT = {"report_due_month": 12, "report_due_day": 31}


@pytest.fixture
def case(office):
    """One open request, and nothing else that is due."""
    type(office.agency).objects.update(**REPORT_OUT)
    office.agency.refresh_from_db()
    for user in (office.wang, office.sun, office.zhao, office.li):
        User.objects.filter(pk=user.pk).update(email=f"{user.username}@example.cn")
    return register_request(
        intake=Intake("natural", "刘敏", "in_person", "低保资金发放情况", RECEIVED), actor=office.wang
    )


def before(office, days: int) -> date:
    """The working day with so many working days left."""
    calendar, day = calendar_for(office.agency), DUE
    while calendar.working_days_between(day, DUE) < days or not calendar.is_working_day(day):
        day -= timedelta(days=1)
    return day


def told(office, on: date, **options) -> dict[str, str]:
    return {
        each.digest.user.username: each.result for each in reminders.remind(office.agency, on=on, **options)
    }


@pytest.mark.parametrize(
    ("left", "gets"),
    [
        pytest.param(6, False, id="six working days before: nothing yet"),
        pytest.param(5, True, id="five working days before"),
        pytest.param(2, True, id="two working days before"),
        pytest.param(0, True, id="on the last day"),
    ],
)
def test_those_who_handle_requests_are_told_before_the_day(office, case, left, gets):
    found = told(office, before(office, left))
    assert (found.get("wang") == "sent") is gets
    assert "zhao" not in found, "a leader is told only of what is overdue"


def test_what_is_due_soon_is_told_once_at_each_level(office, case):
    days = [before(office, left) for left in (5, 4, 3, 2, 1, 0)]
    assert [told(office, day).get("wang") for day in days] == ["sent", None, None, "sent", None, None]


def test_a_day_without_the_timer_is_made_good_on_the_next(office, case):
    assert told(office, before(office, 4))["wang"] == "sent"


def test_what_is_overdue_is_told_every_working_day_and_to_the_leader(office, case):
    for day in (date(2025, 9, 29), date(2025, 9, 30), date(2025, 10, 9)):
        found = told(office, day)
        assert (found["wang"], found["zhao"]) == ("sent", "sent")


@pytest.mark.parametrize(
    "day",
    [
        pytest.param(date(2025, 10, 4), id="a Saturday"),
        pytest.param(date(2025, 10, 1), id="National Day"),
    ],
)
def test_nobody_is_told_on_a_day_off(office, case, day):
    assert told(office, day) == {}


def test_a_make_up_sunday_is_a_working_day(office, case):
    assert told(office, DUE)["wang"] == "sent"


def test_one_mail_a_day_however_often_the_timer_runs(office, case):
    day = date(2025, 9, 29)
    assert told(office, day)["wang"] == "sent"
    count = len(mail.outbox)
    assert told(office, day)["wang"] == "again"
    assert len(mail.outbox) == count == Reminder.objects.filter(on=day).count()


def test_a_mail_says_what_until_when_and_where(office, case):
    told(office, before(office, 5))
    letter = next(each for each in mail.outbox if each.to == ["wang@example.cn"])
    assert letter.subject == "青石镇：1 件快到期"
    for words in (
        "王芳，您好",
        case.number,
        "低保资金发放情况",
        "2025年9月28日",
        "还剩 5 个工作日",
        reverse("workbench:request", args=[case.pk]),
    ):
        assert words in letter.body
    assert "刘敏" not in letter.body, "no applicant's name leaves the house by mail"


def test_a_closed_request_is_told_no_more(office, case):
    answer_request(
        disclosure_request=case, answers=[AnswerGiven("GRANT")], on=date(2025, 9, 20), actor=office.wang
    )
    assert told(office, date(2025, 9, 29)) == {}


def test_a_trial_sends_and_keeps_nothing(office, case):
    assert told(office, before(office, 5), dry_run=True)["wang"] == "would"
    assert not mail.outbox and not Reminder.objects.exists()


def test_who_has_no_address_is_named_and_gets_nothing(office, case):
    User.objects.update(email="")
    assert told(office, date(2025, 9, 29))["wang"] == "no_address"
    assert not mail.outbox and not Reminder.objects.exists()


def test_strangers_village_clerks_and_those_who_only_set_accounts_up_are_told_nothing(office, case):
    person("he", "何静", office.agency, Role.ADMINISTRATOR)
    person("cun", "村信息员", office.agency, Role.VILLAGE_CLERK)
    User.objects.update(email="x@example.cn")
    found = told(office, date(2025, 9, 29))
    assert not {"he", "cun", "zhou", "chen"} & set(found)


def test_who_left_or_may_not_sign_in_is_told_nothing(office, case):
    Membership.objects.filter(user=office.wang).update(until=date(2025, 9, 28))
    User.objects.filter(pk=office.li.pk).update(is_active=False)
    assert not {"wang", "li"} & set(told(office, date(2025, 9, 29)))


def test_a_mail_that_failed_is_kept_as_failed_and_tried_again(office, case, monkeypatch):
    def refuse(self, *_):
        raise OSError("connection refused")

    day = date(2025, 9, 29)
    with monkeypatch.context() as broken:
        broken.setattr("django.core.mail.EmailMessage.send", refuse)
        assert told(office, day)["wang"] == "failed"
    kept = Reminder.objects.get(user_id=office.wang.pk, on=day)
    assert (kept.state, kept.error) == (ReminderState.FAILED, "connection refused")
    assert told(office, day)["wang"] == "sent"


def test_a_mail_that_got_stuck_is_tried_again_after_an_hour(office, case):
    day = date(2025, 9, 29)
    told(office, day)
    Reminder.objects.update(state=ReminderState.SENDING)
    assert told(office, day)["wang"] == "again"
    Reminder.objects.update(tried_at=timezone.now() - timedelta(hours=2))
    assert told(office, day)["wang"] == "sent"


def test_the_page_shows_the_log_to_those_who_set_the_office_up(office, case, client):
    told(office, date(2025, 9, 29))
    client.force_login(office.sun)
    page = client.get(reverse("workbench:more-reminders")).text
    assert "wang@example.cn" in page and "已发" in page
    for stranger in (office.wang, office.zhou):
        client.force_login(stranger)
        assert client.get(reverse("workbench:more-reminders")).status_code == 403


def test_without_a_mail_server_the_command_says_so_and_keeps_nothing(office, case, settings, capsys):
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    assert main(["remind"]) == 0
    assert "没有设发信服务器" in capsys.readouterr().out
    assert not Reminder.objects.exists()


def test_the_command_names_each_person_and_an_unknown_agency_is_refused(office, case, capsys):
    day = timezone.localdate()
    expected = 0 if not calendar_for(office.agency).is_working_day(day) else 1
    assert main(["remind", "--agency", "qingshi", "--dry-run"]) == 0
    assert ("王芳" in capsys.readouterr().out) is bool(expected)
    assert main(["remind", "--agency", "nowhere"]) == 2
    assert "nowhere" in capsys.readouterr().err
