"""Blacking out on the pages, without JavaScript: tick what was found, or enter an area by figures; then burn."""

from __future__ import annotations

import io

import pytest
from django.urls import reverse

from gongkai.documents.models import Redaction
from gongkai.documents.services import store_file
from gongkai.workbench.redaction_forms import area_text, areas_of
from tests.documents import files
from tests.screening_numbers import identity

NUMBER = identity()


@pytest.fixture
def clerk(office, client):
    client.force_login(office.wang)
    return client


@pytest.fixture
def address(office, clerk):
    stored = store_file(
        agency=office.agency,
        actor=office.wang,
        stream=io.BytesIO(files.pdf(f"id number: {NUMBER}")),
        name="材料.pdf",
        purpose="answer_material",
    )
    answer = clerk.post(reverse("workbench:redact-begin", args=[stored.pk]))
    return answer.url


def test_the_file_page_offers_it(office, clerk, address):
    original = Redaction.objects.get().original_id
    assert "涂黑" in clerk.get(reverse("workbench:file", args=[original])).content.decode()


def test_ticking_what_was_found_marks_it_and_burning_gives_the_copies(clerk, address):
    page = clerk.get(address)
    (_, areas), *_ = page.context["passages"]
    text = clerk.post(address, {"passage": areas, "basis": "personal"}, follow=True).content.decode()
    assert "标了 1 处" in text and NUMBER not in text
    burning = reverse("workbench:redact-burn", args=[Redaction.objects.get().pk])
    assert "不能再改" in clerk.get(burning).content.decode()
    assert "已经涂黑" in clerk.post(burning, follow=True).content.decode()


def test_an_area_by_figures_is_marked(clerk, address):
    clerk.post(address, {"left": "10", "top": "20", "right": "30", "bottom": "25", "basis": "process"})
    mark = Redaction.objects.get().marks.get()
    assert (mark.left, mark.top, round(mark.width, 4), round(mark.height, 4)) == (0.1, 0.2, 0.2, 0.05)


def test_a_drawn_area_is_marked_and_taken_back(clerk, address):
    clerk.post(address, {"area": "1,0.1,0.1,0.2,0.05", "basis": "personal"})
    redaction = Redaction.objects.get()
    clerk.post(reverse("workbench:redact-back", args=[redaction.pk, 1]))
    assert redaction.marks.count() == 0


def test_nothing_ticked_is_said(clerk, address):
    assert "没有选要遮盖的地方" in clerk.post(address, {"basis": "personal"}).content.decode()


def test_burning_without_marks_is_said(clerk, address):
    burning = reverse("workbench:redact-burn", args=[Redaction.objects.get().pk])
    assert "还没有标一处" in clerk.post(burning).content.decode()


@pytest.mark.parametrize("query", ["", "?grid=1"])
def test_a_page_comes_as_a_picture_that_is_not_kept(clerk, address, query):
    answer = clerk.get(reverse("workbench:redact-picture", args=[Redaction.objects.get().pk, 1]) + query)
    assert answer["Content-Type"] == "image/png" and answer["Cache-Control"] == "private, no-store"
    assert (
        clerk.get(reverse("workbench:redact-picture", args=[Redaction.objects.get().pk, 9])).status_code
        == 409
    )


def test_a_word_is_looked_for(clerk, address):
    assert clerk.get(address, {"words": "number"}).context["passages"]
    assert "没有找到这些字" in clerk.get(address, {"words": "nobody"}).content.decode()


def test_strangers_see_no_page(office, client, address):
    client.force_login(office.zhou)
    assert client.get(address).status_code == 403


@pytest.mark.parametrize(
    "text", ["", "1,2", "1,a,b,c,d", "1,1..2,0,0,0", "x;y;z", "1,0.1,0.1,0.1,0.1,0.1", "-1,0.1,0.1,0.1,0.1"]
)
def test_what_is_no_area_is_dropped(text):
    assert areas_of([text]) == []


def test_areas_come_back_as_they_were_sent():
    areas = areas_of(["1,0.1,0.2,0.3,0.4;2,0,0,1,1"])
    assert areas_of([area_text(areas)]) == areas
