"""The portal's front page and menu."""

from __future__ import annotations

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db


def test_the_front_page_shows_the_tree_one_step_at_a_time(office, client):
    page = client.get(reverse("portal:home"))
    for agency in (office.agency, office.agency.parent):
        assert agency.name in page.text
    under = client.get(reverse("portal:home"), {"under": office.agency.slug})
    assert office.agency.name in under.text
    assert office.agency.parent.name not in under.text


def test_an_unknown_branch_is_not_found(client):
    assert client.get(reverse("portal:home"), {"under": "nowhere"}).status_code == 404


def test_an_empty_installation_says_what_to_do(client):
    assert "还没有单位" in client.get(reverse("portal:home")).text


def test_the_menu_marks_the_column_the_reader_is_in(office, client):
    page = client.get(reverse("portal:years", args=[office.agency.slug]))
    address = reverse("portal:years", args=[office.agency.slug])
    assert f'<a href="{address}" aria-current="page">政府信息公开年报</a>' in page.text
