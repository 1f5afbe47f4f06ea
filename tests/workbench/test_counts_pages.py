"""Chapter one's numbers of publications open the records behind them."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from gongkai.documents import sheets
from gongkai.publishing.ledger import RECORDS, import_records
from tests.workbench.test_catalogue_pages import LEDGER_ROW


@pytest.fixture
def year(office):
    rows = [
        {**LEDGER_ROW, "title": f"公告{n}", "channels": "县政府信息公开平台、政务公开栏" if n % 2 else "广播"}
        for n in range(1, 6)
    ]
    import_records(
        data=sheets.filled(RECORDS, rows), file_name="2020.xlsx", actor=office.wang, today=date(2020, 10, 15)
    )


def page(client, name, *arguments):
    return client.get(reverse(f"workbench:record-{name}", args=arguments))


def test_each_number_opens_as_many_records(office, year, client):
    client.force_login(office.wang)
    text = page(client, "counts", 2020).content.decode()
    assert "<b>5</b>公告公示" in text and "<b>3</b>政务公开栏" in text and "<b>2</b>广播" in text
    for kind, key, n in (
        ("category", "notice", 5),
        ("channel", "notice_board", 3),
        ("channel", "broadcast", 2),
    ):
        assert len(page(client, f"counts-{kind}", 2020, key).context["lines"]) == n


def test_what_nobody_knows_is_not_found_and_a_year_without_any_is_empty(office, year, client):
    client.force_login(office.wang)
    assert page(client, "counts-category", 2020, "smoke").status_code == 404
    assert page(client, "counts-channel", 2020, "smoke").status_code == 404
    assert page(client, "counts-channel", 2019, "portal").context["lines"] == []


def test_a_stranger_sees_only_the_own_numbers(office, year, client):
    client.force_login(office.zhou)
    assert page(client, "counts-channel", 2020, "portal").context["lines"] == []
