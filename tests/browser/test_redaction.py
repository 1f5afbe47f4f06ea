"""Blacking out in the browser: an area drawn with the mouse, passages ticked, burnt in."""

from __future__ import annotations

import io
from collections.abc import Callable

from playwright.sync_api import Page, expect

from gongkai.documents.models import Redaction
from gongkai.documents.services import store_file
from tests.browsing import look
from tests.cast import Office
from tests.documents import files
from tests.screening_numbers import identity

SOURCE = f"""#set page(width: 210mm, height: 297mm)
#set text(size: 14pt)
= Reply 2024-12
#for n in range(12) [Paragraph #n of the material that the applicant asked for. #linebreak()]
id number: {identity()}, tel 13800000001
"""


def test_an_area_is_drawn_and_burnt_in(
    transactional_db: None, office: Office, open_page: Callable[..., Page]
):
    stored = store_file(
        agency=office.agency,
        actor=office.wang,
        stream=io.BytesIO(files.pdf(SOURCE)),
        name="答复材料.pdf",
        purpose="answer_material",
    )
    page = open_page(office.wang)
    page.goto(f"/work/files/{stored.pk}/")
    page.get_by_role("button", name="涂黑").click()
    expect(page.get_by_text("自动找到的")).to_be_visible()
    picture = page.locator(".redact-page[data-drawing]")
    page.wait_for_function("() => document.querySelector('.redact-page img').naturalHeight > 0")
    picture.scroll_into_view_if_needed()
    frame = picture.bounding_box()
    assert frame is not None
    page.mouse.move(frame["x"] + 80, frame["y"] + 100)
    page.mouse.down()
    page.mouse.move(frame["x"] + 260, frame["y"] + 130, steps=5)
    page.mouse.up()
    expect(page.get_by_role("button", name="撤掉这一块")).to_be_visible()
    for box in page.get_by_role("checkbox").all():
        box.check()
    look(page, "redact-marking")
    page.get_by_role("button", name="标上").click()
    expect(page.get_by_text("标了 3 处")).to_be_visible()
    look(page, "redact-marked")
    page.get_by_role("link", name="标完了，去涂黑").click()
    look(page, "redact-burn")
    page.get_by_role("button", name="涂黑，生成公开件").click()
    expect(page.get_by_role("heading", name="已经涂黑")).to_be_visible()
    look(page, "redact-burnt")
    assert Redaction.objects.get().clean_copy is not None
