"""A village's list from the clerk's desk to the board: blocked, masked in one click, reviewed, approved, published,
printed, counted, and down by itself at the end of its term."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from django.utils import timezone
from playwright.sync_api import Page, expect

from gongkai.publishing import public, queries
from gongkai.publishing.models import Placement, Record
from gongkai.review.models import Review
from tests.browsing import look
from tests.cast import Office
from tests.documents import lists
from tests.publishing.making import draft

NAME = "李村2024年农村低保名单"


def test_a_list_goes_from_the_desk_to_the_board(
    transactional_db: None, office: Office, open_page: Callable[..., Page], tmp_path: Path
):
    until = timezone.localdate() + timedelta(days=7)
    body = "<p>现将李村2024年农村低保对象予以公示，接受监督。</p>"
    record = draft(office, title=NAME, category="welfare", body=body, public_until=until)
    path = tmp_path / f"{NAME}.xlsx"
    path.write_bytes(lists.minimum_living_list())
    clerk = open_page(office.wang)
    attach_and_mask(clerk, record, path)
    hand_in(clerk, record)
    review = Review.objects.get()
    step(open_page(office.sun), review, "pass")
    step(open_page(office.li), review, "judge", verdict="publish")
    step(open_page(office.zhao), review, "approve", verdict="publish")
    publisher = open_page(office.sun)
    publisher.goto(f"/work/records/{record.pk}/publish/")
    publisher.locator("form.card button.primary").click()
    published_as_it_should_be(record, until)
    print_the_sheet(clerk, record)


def attach_and_mask(clerk: Page, record: Record, path: Path) -> None:
    clerk.goto(f"/work/records/{record.pk}/files/")
    clerk.get_by_label("文件").set_input_files(str(path))
    clerk.get_by_role("button", name="加上").click()
    clerk.goto(f"/work/records/{record.pk}/")
    expect(clerk.get_by_text("处不能公开").first).to_be_visible()
    look(clerk, "list-story-blocked")
    clerk.get_by_role("link", name="看原处，做公开件").first.click()
    for words in ("拦下了", "打开文件看不见", "批注 B3", "“底稿”（隐藏）"):
        expect(clerk.get_by_text(words).first).to_be_visible()
    clerk.get_by_role("button", name="做公开件").click()
    clerk.get_by_role("link", name="公开件已放进信息里").click()
    expect(clerk.get_by_text("公开件）.xlsx").first).to_be_visible()
    assert "处不能公开" not in clerk.content()


def hand_in(clerk: Page, record: Record) -> None:
    clerk.goto(f"/work/records/{record.pk}/hand-in/")
    for none in clerk.locator("input[type=radio][value=no]").all():
        none.check()
    clerk.get_by_role("button", name="送科室负责人审核").click()


def step(page: Page, review: Review, act: str, *, verdict: str = "") -> None:
    page.goto(f"/work/reviews/{review.pk}/do/{act}/")
    if verdict:
        page.locator(f"input[name=verdict][value={verdict}]").check()
    page.locator("form.card button.primary").click()


def published_as_it_should_be(record: Record, until) -> None:
    record.refresh_from_db()
    assert record.is_public
    shown = public.public_versions().get()
    assert [each["name"] for each in shown.content["attachments"]] == [f"{NAME}（公开件）.xlsx"]
    assert queries.count_by_category(record.published_year) == {"welfare": 1}
    assert public.public_versions(on=until).count() == 1
    assert public.public_versions(on=until + timedelta(days=1)).count() == 0


def print_the_sheet(clerk: Page, record: Record) -> None:
    clerk.goto(f"/work/records/{record.pk}/channels/")
    clerk.locator("select[name=channel]").select_option("village_board")
    place = clerk.locator("[name=place]")
    if place.count():
        place.first.fill("李村村委会")
    clerk.get_by_role("button", name="安排").click()
    board = Placement.objects.get(channel="village_board")
    sheet = clerk.request.get(f"/work/placements/{board.pk}/sheet/a3/")
    assert sheet.ok and sheet.body().startswith(b"%PDF")
    assert lists.FIRST.encode() not in sheet.body()
