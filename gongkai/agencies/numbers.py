"""Human numbers (受理编号, 索引号, 文号) per agency and period: consecutive, without gaps or repeats."""

from __future__ import annotations

from django.db import transaction

from gongkai.agencies.models import NumberCounter
from gongkai.agencies.scope import current_agency_id


def next_numbers(*, series: str, period: str, count: int = 1) -> range:
    """Take the next `count` numbers of a series.

    Must run inside the transaction that stores what bears the number: if that fails the numbers go back with it,
    so there is no gap; the counter row stays locked until then, so there is no repeat.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("numbers are only given inside the transaction that uses them")
    agency_id = current_agency_id()
    NumberCounter.objects.get_or_create(agency_id=agency_id, series=series, period=period)
    counter = NumberCounter.objects.select_for_update().get(series=series, period=period)
    first = counter.last + 1
    counter.last += count
    counter.save(update_fields=["last"])
    return range(first, first + count)
