"""A clerk has a list checked in the browser and makes its public copy."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browsing import look
from tests.cast import Office
from tests.documents import lists


def test_a_list_is_blocked_and_masked_in_one_click(
    transactional_db: None, office: Office, open_page: Callable[..., Page], tmp_path: Path
):
    page = open_page(office.wang)
    path = tmp_path / "李村2024年农村低保名单.xlsx"
    path.write_bytes(lists.minimum_living_list())
    page.goto("/work/leaks/")
    look(page, "leaks-upload")
    page.get_by_label("名单或文件").set_input_files(str(path))
    page.get_by_role("button", name="检查").click()
    expect(page.get_by_text("拦下了")).to_be_visible()
    expect(page.get_by_text("打开文件看不见").first).to_be_visible()
    look(page, "leaks-blocked")
    page.get_by_role("button", name="做公开件").click()
    expect(page.get_by_role("heading", name="公开件做好了")).to_be_visible()
    look(page, "leaks-masked")
    with page.expect_download() as download:
        page.get_by_role("link", name="下载公开件").click()
    assert lists.FIRST.encode() not in download.value.path().read_bytes()


def test_the_offices_lists(transactional_db: None, office: Office, open_page: Callable[..., Page]):
    page = open_page(office.li)
    page.goto("/work/leaks/lists/")
    page.get_by_label("错的写法").fill("葛寨乡")
    page.get_by_label("应当写成").fill("葛寨镇")
    page.get_by_role("button", name="加入词表").click()
    expect(page.get_by_text("葛寨乡 → 葛寨镇")).to_be_visible()
    look(page, "leaks-lists")
