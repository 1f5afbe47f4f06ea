"""Every staff page: works for the clerk, asks a visitor to sign in, refuses a stranger."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from gongkai.casework.services import Intake, register_request
from gongkai.documents import sheets
from gongkai.publishing.ledger import RECORDS
from gongkai.publishing.models import Record
from gongkai.reporting import services
from gongkai.reporting.register import manual_cells
from gongkai_law.report.form import Form

PLAIN = ("home", "requests", "request-new", "request-many", "records", "reports", "more", "more-training", "more-remedies", "more-intake",
         "more-complaints", "more-calendar")  # fmt: skip


@pytest.fixture
def filled(office):
    case = register_request(
        intake=Intake("natural", "刘敏", "in_person", "低保发放情况", date(2025, 9, 1)), actor=office.wang
    )
    report = services.open_report(year=2025, actor=office.wang)
    return {
        "request": [case.pk], "request-identity": [case.pk], "request-whatif": [case.pk], "request-questions": [case.pk], "request-act": [case.pk, "request_correction"], "request-answer": [case.pk],
        "report": [2025], "report-chapter": [2025, 1], "report-notes": [2025], "report-act": [2025, "check"],
        "report-cell": [2025, "t3.new.total"], "report-figure": [2025, "t2.licence.decisions"],
        "report-export": [2025, "json"], "ledger-import": ["requests"], "ledger-template": ["records"],
    }, report  # fmt: skip


def pages(filled):
    return [*((name, []) for name in PLAIN), *filled[0].items()]


def test_every_page_opens_for_the_clerk(office, filled, client):
    client.force_login(office.wang)
    for name, arguments in pages(filled):
        assert client.get(reverse(f"workbench:{name}", args=arguments)).status_code == 200, name


def test_every_page_asks_a_visitor_to_sign_in(office, filled, client):
    for name, arguments in pages(filled):
        response = client.get(reverse(f"workbench:{name}", args=arguments))
        assert response.status_code == 302 and "sign-in" in response["Location"], name


def test_a_stranger_gets_none_of_another_offices_cases(office, filled, client):
    client.force_login(office.zhou)
    for name, arguments in filled[0].items():
        if not name.startswith("ledger"):
            assert client.get(reverse(f"workbench:{name}", args=arguments)).status_code in (403, 404), name


def test_the_query_count_of_the_report_page_does_not_grow_with_the_register(
    office, filled, client, django_assert_max_num_queries
):
    client.force_login(office.wang)
    for day in range(2, 12):
        register_request(
            intake=Intake("natural", "刘敏", "in_person", "x", date(2025, 9, day)), actor=office.wang
        )
    with django_assert_max_num_queries(90):
        client.get(reverse("workbench:report", args=[2025]))


def test_a_cell_opens_its_cases_in_place(office, filled, client):
    client.force_login(office.wang)
    page = client.get(
        reverse("workbench:report-cell", args=[2025, "t3.new.natural"]), headers={"HX-Request": "true"}
    )
    assert "2025-0001" in page.text
    assert "<html" not in page.text


def test_a_refused_event_keeps_what_was_typed_and_says_why(office, filled, client):
    client.force_login(office.wang)
    pk = filled[0]["request"][0]
    page = client.post(
        reverse("workbench:request-act", args=[pk, "extend"]),
        {"on": "2025-11-20", "days": "10", "reason": "材料多"},
    )
    assert "材料多" in page.text
    assert "第三十三条" in page.text


def test_an_act_is_first_said_then_done(office, filled, client):
    report = filled[1]
    for cell in manual_cells(Form.for_year(2025), report.agency):
        services.enter_figure(
            report=report, cell=cell, value=Decimal(0), reason="各站所报数", actor=office.wang
        )
    client.force_login(office.sun)
    address = reverse("workbench:report-act", args=[2025, "check"])
    assert "重新核对" in client.get(address).text
    assert client.post(address).status_code == 302
    report.refresh_from_db()
    assert report.state == "checked"


def test_a_ledger_is_looked_at_before_it_is_taken(office, client):
    client.force_login(office.wang)
    row = {"title": "通知", "category": "公告公示", "formed_on": "2020-03-02", "published_on": "2020-03-05", "channels": "广播",
           "drafted_by": "王芳", "reviewed_by": "李明", "reviewed_on": "2020-03-03", "approved_by": "赵强", "approved_on": "2020-03-04"}  # fmt: skip

    def send(step, rows):
        from django.core.files.uploadedfile import SimpleUploadedFile

        upload = SimpleUploadedFile("台账.xlsx", sheets.filled(RECORDS, rows))
        return client.post(
            reverse("workbench:ledger-import", args=["records"]), {"file": upload, "step": step}
        )

    assert "没有发现问题" in send("look", [row]).text
    assert not Record.objects.exists()
    assert "第几行" in send("take", [{**row, "title": ""}]).text or not Record.objects.exists()
    assert send("take", [row]).status_code == 302
    assert Record.objects.count() == 1


def test_the_public_page_answers_an_unchanged_copy_with_304(office, filled, client):
    from gongkai.reporting import freezing

    report = filled[1]
    for cell in manual_cells(Form.for_year(2025), report.agency):
        services.enter_figure(
            report=report, cell=cell, value=Decimal(0), reason="各站所报数", actor=office.wang
        )
    services.check_report(report=report, actor=office.sun)
    services.sign_report(report=report, actor=office.zhao, on=date(2026, 1, 20))
    address = reverse("portal:report", args=["qingshi", 2025])
    assert client.get(address).status_code == 404
    freezing.freeze_report(report=report, actor=office.sun)
    freezing.publish_report(report=report, actor=office.wang, on=date(2026, 1, 25))
    page = client.get(address)
    assert page.status_code == 200
    assert client.get(address, headers={"If-None-Match": page["ETag"]}).status_code == 304


def test_password_and_second_factor_pages_open_after_the_password_is_asked_again(office, client):
    client.force_login(office.wang, backend="allauth.account.auth_backends.AuthenticationBackend")
    for name in ("account_change_password", "mfa_index", "mfa_activate_totp"):
        page = client.get(reverse(name), follow=True)
        assert page.status_code == 200, name
        assert "工作台" in page.text or "公开" in page.text


def test_home_asks_the_database_no_more_for_twenty_requests_than_for_two(office, client):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def asked() -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get(reverse("workbench:home")).status_code == 200
        return len(queries)

    client.force_login(office.wang)
    for day in (1, 2):
        register_request(
            intake=Intake("natural", "刘敏", "in_person", "x", date(2025, 9, day)), actor=office.wang
        )
    client.get(reverse("workbench:home"))
    few = asked()
    for day in range(3, 21):
        register_request(
            intake=Intake("natural", "刘敏", "in_person", "x", date(2025, 9, day)), actor=office.wang
        )
    assert asked() == few


def test_a_frozen_report_counts_its_cases_once_until_something_is_done(office, client):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from gongkai.reporting import freezing

    report = services.open_report(year=2025, actor=office.wang)
    for cell in manual_cells(Form.for_year(2025), report.agency):
        services.enter_figure(
            report=report, cell=cell, value=Decimal(0), reason="各站所报数", actor=office.wang
        )
    services.check_report(report=report, actor=office.sun)
    services.sign_report(report=report, actor=office.zhao, on=date(2026, 1, 20))
    freezing.freeze_report(report=report, actor=office.sun)
    client.force_login(office.wang)

    def look() -> tuple[int, str]:
        with CaptureQueriesContext(connection) as queries:
            page = client.get(reverse("workbench:report", args=[2025])).text
        return len(queries), page

    first, page = look()
    assert "台账有" not in page
    assert look()[0] < first - 30
    register_request(intake=Intake("natural", "刘敏", "in_person", "x", date(2025, 9, 1)), actor=office.wang)
    assert "台账有" in look()[1]
