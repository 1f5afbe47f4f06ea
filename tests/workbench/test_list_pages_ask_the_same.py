"""A list page asks the database as often for five rows as for fifty: no page asks once for each row."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gongkai.agencies.models import Agency
from gongkai.agencies.scope import agency_scope
from gongkai.casework.models import DisclosureRequest, IntakeChannel, IntakeCheck, RequestEvent
from gongkai.publishing import gate
from gongkai.publishing.models import Placement, Record
from gongkai.remedies.models import Complaint, RemedyCase
from gongkai.reporting.models import AnnualReport, ReceivedReport
from gongkai.training.models import TrainingSession

YEAR = 2025
DAY = date(YEAR, 9, 1)
# Who looks, the page, its arguments, what the address asks.
PAGES = (
    ("wang", "home", [], ""),
    ("wang", "search", [], "?q=低保"),
    ("wang", "requests", [], ""),
    ("wang", "requests", [], "?open=1"),
    ("wang", "records", [], ""),
    ("wang", "reports", [], ""),
    ("wang", "report-cell", [YEAR, "t3.new.total"], ""),
    ("wang", "report-cell", [YEAR, "t4.review.total"], ""),
    ("wang", "more-training", [], f"?year={YEAR}"),
    ("wang", "more-remedies", [], ""),
    ("wang", "more-complaints", [], f"?year={YEAR}"),
    ("wang", "more-intake", [], f"?year={YEAR}"),
    ("wang", "more-calendar", [], ""),
    ("wang", "reviews", [], ""),
    ("wang", "more-concerns", [], ""),
    ("wang", "catalogue", [], ""),
    ("chen", "county", [], f"?year={YEAR}"),
    ("chen", "county-years", [], ""),
    ("chen", "county-received", [], f"?year={YEAR}"),
)


def requests_of(office, numbers):
    rows = [
        DisclosureRequest(
            agency=office.agency, number=f"{YEAR}-{n:04d}", year=YEAR, applicant_kind="natural", applicant_name="刘敏",
            channel="in_person" if n % 2 else "internet", subject=f"低保资金第{n}项", submitted_on=DAY,
            received_on=DAY if n % 2 else None, received_year=YEAR if n % 2 else None,
            reply_due=DAY + timedelta(days=28) if n % 2 else None, state="running" if n % 2 else "not_started",
        )
        for n in numbers
    ]  # fmt: skip
    DisclosureRequest.objects.bulk_create(rows)
    RequestEvent.objects.bulk_create(
        RequestEvent(
            agency=office.agency, disclosure_request=row, sequence=1, on=DAY, kind="submitted", data={"channel": row.channel}
        )
        for row in rows
    )  # fmt: skip
    RemedyCase.objects.bulk_create(
        RemedyCase(
            agency=office.agency, group="review", number=f"{row.number}", disclosure_request=row, filed_on=DAY, filed_year=YEAR
        )
        for row in rows
    )  # fmt: skip


def records_of(office, numbers):
    rows = [
        Record(
            agency=office.agency, index_number=f"{YEAR}-{n:05d}", title=f"低保公示第{n}期", category="notice", formed_on=DAY,
            published_on=DAY, published_year=YEAR, state="withdrawn", drafted_by="王芳",
        )
        for n in numbers
    ]  # fmt: skip
    with gate.gate.opened():
        Record.objects.bulk_create(rows)
    Placement.objects.bulk_create(
        Placement(agency=office.agency, record=row, channel="portal", posted_on=DAY, posted_year=YEAR) for row in rows
    )  # fmt: skip


def others_of(office, numbers):
    for n in numbers:
        TrainingSession.objects.create(agency=office.agency, held_on=DAY, topic=f"第{n}次", attendees=9)
        Complaint.objects.create(agency=office.agency, received_on=DAY, matter=f"第{n}件", about="request")
        channel = IntakeChannel.objects.create(
            agency=office.agency, kind="in_person", description=f"第{n}个窗口", opened_on=date(2019, 1, 1)
        )
        IntakeCheck.objects.create(agency=office.agency, channel=channel, on=DAY, checked_by="王芳")
        below = Agency.objects.create(
            slug=f"town{n}", name=f"第{n}镇人民政府", short_name=f"第{n}镇", level="township", parent=office.county,
            body_kind="township_government",
        )  # fmt: skip
        AnnualReport.unscoped.create(agency=below, year=YEAR)
        with agency_scope(office.county.pk):
            ReceivedReport.objects.create(
                agency=office.county, file_name=f"{n}.docx", file_hash=f"{n}", agency_name=below.name, year=YEAR,
                received_by="陈静", received_on=DAY, about_id=below.pk,
            )  # fmt: skip


def filled(office, numbers):
    requests_of(office, numbers)
    records_of(office, numbers)
    others_of(office, numbers)


def asked(client, office, who, name, arguments, query) -> int:
    client.force_login(getattr(office, who))
    url = reverse(f"workbench:{name}", args=arguments) + query
    client.get(url)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200, url
    return len(queries)


def test_every_list_page_asks_as_often_for_fifty_rows_as_for_five(office, client):
    AnnualReport.objects.create(agency=office.agency, year=YEAR)
    filled(office, range(1, 6))
    few = {page[:2] + (page[3],): asked(client, office, *page) for page in PAGES}
    filled(office, range(6, 51))
    many = {page[:2] + (page[3],): asked(client, office, *page) for page in PAGES}
    grown = {page: (few[page], many[page]) for page in few if many[page] > few[page] + 1}
    assert not grown
