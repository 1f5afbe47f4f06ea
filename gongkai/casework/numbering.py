"""Registration numbers of requests: 2025-0001, consecutive in an agency's year, also beside numbers of an old paper book."""

from __future__ import annotations

from collections.abc import Collection

from gongkai.agencies.numbers import next_numbers
from gongkai.casework.models import DisclosureRequest

SERIES = "request"


def free_numbers(*, year: int, count: int, taken: Collection[str] = ()) -> list[str]:
    """The next `count` registration numbers of the agency in a year, in the transaction that stores them.

    A number that an old book gave to a request already (in the register, or in `taken`: the ledger at hand) is passed
    over: it is in use, so passing over it leaves no gap.
    """
    found: list[str] = []
    while len(found) < count:
        wanted = count - len(found)
        serials = next_numbers(series=SERIES, period=str(year), count=wanted)
        numbers = [f"{year}-{serial:04d}" for serial in serials]
        used = set(DisclosureRequest.objects.filter(number__in=numbers).values_list("number", flat=True))
        found += [number for number in numbers if number not in used and number not in taken]
    return found
