"""The list of requests as a page: every filter in the address, exports, nothing a torn address could break."""

from datetime import date

import pytest
from django.urls import reverse

from tests.casework.cases import hand_in


@pytest.fixture
def clerk(office, client):
    hand_in(office, on=date(2025, 3, 3))
    hand_in(office, on=date(2025, 5, 6), channel="internet")
    client.force_login(office.wang)
    return client


@pytest.mark.parametrize(
    ("query", "shown", "hidden"),
    [
        pytest.param("", ["2025-0001", "2025-0002"], [], id="all"),
        pytest.param("?due=overdue", ["2025-0001"], ["2025-0002"], id="overdue"),
        pytest.param("?stage=submitted", ["2025-0002"], ["2025-0001"], id="waiting for confirmation"),
        pytest.param("?channel=internet&open=on", ["2025-0002"], ["2025-0001"], id="by way in"),
        pytest.param("?year=abc&unit=x&handler=%27&stage=nothing&after=%%", ["2025-0001"], [], id="a torn address narrows nothing"),
    ],
)  # fmt: skip
def test_the_list_shows_what_is_wanted(clerk, query, shown, hidden):
    page = clerk.get(reverse("workbench:requests") + query)
    assert page.status_code == 200
    body = page.text.split("</form>")[-1]
    assert all(number in body for number in shown) and not any(number in body for number in hidden)


@pytest.mark.parametrize("what", ["open", "ledger"])
def test_the_workbooks_come_as_xlsx(clerk, what):
    page = clerk.get(reverse("workbench:request-export", args=[what]) + "?year=2025")
    assert page.content.startswith(b"PK") and "xlsx" in page["Content-Disposition"]


def test_a_leader_reads_the_list_but_takes_no_ledger(office, clerk):
    clerk.force_login(office.zhao)
    assert "导出全年台账" not in clerk.get(reverse("workbench:requests")).text
    assert clerk.get(reverse("workbench:request-export", args=["ledger"])).status_code == 403


def test_the_query_count_of_the_list_does_not_grow(office, clerk, django_assert_max_num_queries):
    for _ in range(20):
        hand_in(office, on=date(2025, 6, 3))
    with django_assert_max_num_queries(14):
        clerk.get(reverse("workbench:requests"))
