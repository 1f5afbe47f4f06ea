"""The standard catalogue and the channels in a real browser: they fit phone and desk, are accessible, and open in place."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from gongkai.catalogue.models import Obligation
from gongkai.catalogue.services import editions, fulfilling
from gongkai.publishing import placing
from tests import browsing
from tests.catalogue.making import village
from tests.publishing.making import published

PAGES = (
    "catalogue/",
    "catalogue/coverage/",
    "catalogue/coverage/?by=unit",
    "catalogue/due/",
    "catalogue/import/",
)


@pytest.fixture
def town(transactional_db: None, office):
    """The sample in force since New Year, one item met, one answered by a statement."""
    village(office, "东村")
    draft = editions.draft_sample(agency=office.agency, actor=office.wang)
    year = timezone.localdate().year
    edition = editions.adopt_edition(edition=draft, since=date(year, 1, 1), actor=office.sun)
    overdue = Obligation.objects.filter(due_on__lt=timezone.localdate(), event_on=None).order_by(
        "due_on", "id"
    )
    if first := overdue.first():
        fulfilling.state_nothing(
            obligation=first, text="本期没有新增对象。", on=timezone.localdate(), actor=office.wang
        )
    return edition


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_accessible_and_fits_phone_and_desk(clerk, town, page):
    clerk.goto(f"/work/{page}")
    browsing.look(clerk, page.strip("/").replace("/", "-").replace("?", "-"))


def test_an_item_and_what_it_owes_are_accessible(clerk, town):
    item = town.items.get(level1="最低生活保障", level2="确认信息")
    clerk.goto(f"/work/catalogue/items/{item.pk}/")
    browsing.look(clerk, "catalogue-item")
    owed = Obligation.objects.filter(line=item.line).first()
    clerk.goto(f"/work/catalogue/owed/{owed.pk}/")
    browsing.look(clerk, "catalogue-owed")


def test_a_cell_of_the_map_opens_in_place(clerk, town):
    clerk.goto("/work/catalogue/coverage/")
    clerk.locator("table.heat td a").first.click()
    expect(clerk.locator("#behind h2")).to_be_visible()
    assert clerk.url.endswith("/coverage/")


def test_the_public_catalogue_is_accessible(visitor, town):
    visitor.goto("/qingshi/catalogue/")
    browsing.look(visitor, "portal-catalogue")


def test_a_placement_is_accessible(clerk, office, town):
    record, _ = published(office)
    plan = placing.plan_placement(record=record, channel="notice_board", actor=office.wang)
    clerk.goto(f"/work/placements/{plan.pk}/")
    browsing.look(clerk, "placement-planned")
    today = timezone.localdate()
    placing.post_placement(
        placement=plan, posted_on=today, place="门口", until=today + timedelta(7), actor=office.wang
    )
    clerk.goto(f"/work/placements/{plan.pk}/")
    browsing.look(clerk, "placement-posted")
    clerk.goto("/work/placements/")
    browsing.look(clerk, "boards")
