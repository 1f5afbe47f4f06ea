"""Numbers that prove themselves: identity numbers (GB 11643), unified credit codes (GB 32100), bank cards (Luhn)."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from operator import mul
from pathlib import Path

from gongkai_law.sources import read_data

_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_ID_CHECKS = "10X98765432"
_CREDIT_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_CREDIT_WEIGHTS = tuple(3**place % 31 for place in range(17))
# registering authority and kind of body, the first two signs of a credit code
_CREDIT_HEADS = frozenset(
    [
        "11",
        "12",
        "13",
        "19",
        "21",
        "29",
        "31",
        "32",
        "33",
        "34",
        "35",
        "39",
        "41",
        "49",
        "51",
        "52",
        "53",
        "54",
        "55",
        "59",
        "61",
        "62",
        "69",
        "71",
        "72",
        "79",
        "81",
        "89",
        "91",
        "92",
        "93",
        "A1",
        "A9",
        "N1",
        "N2",
        "N3",
        "N9",
        "Y1",
    ]
)
_DOUBLED = bytes.maketrans(b"0123456789", bytes([0, 2, 4, 6, 8, 1, 3, 5, 7, 9]))
_PLAIN = bytes.maketrans(b"0123456789", bytes(range(10)))
_OLDEST_YEAR = 1900
_CENTRAL = "100000"


@lru_cache(maxsize=1)
def _prefixes() -> frozenset[str]:
    raw = read_data(Path(__file__).parent / "regions.toml")["provinces"]
    known: set[str] = set()
    for province, entry in raw.items():
        first, last = entry.get("prefectures", (1, 0))
        codes = [*range(1, entry.get("cities", 0) + 1), *range(first, last + 1), *entry.get("more", [])]
        known.update(f"{province}{code:02d}" for code in codes)
    return frozenset(known)


def is_known_region(code: str) -> bool:
    """Whether the first four of six digits name a city or prefecture that has issued identity numbers since 1984."""
    return code[:4] in _prefixes()


def id_check_digit(first17: str) -> str:
    """The 18th sign of an identity number, `0`–`9` or `X`. (GB 11643)"""
    return _ID_CHECKS[
        (_weighed(first17[:6], 0) + _weighed(first17[6:14], 6) + _weighed(first17[14:], 14)) % 11
    ]


@lru_cache(maxsize=1 << 16)
def _weighed(digits: str, place: int) -> int:
    """Part of an identity number's sum. In a list regions and years repeat, so most parts are known already."""
    return sum(map(mul, map(int, digits), _ID_WEIGHTS[place:]))


@lru_cache(maxsize=1 << 16)
def is_birth_date(digits: str, on: date | None = None) -> bool:
    """Whether `YYYYMMDD` is a day someone now living can be born on; days after `on` are none."""
    try:
        born = date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return False
    return born.year >= _OLDEST_YEAR and (on is None or born <= on)


def is_id_number(number: str, on: date | None = None) -> bool:
    """An 18-sign identity number: region known, birth date real, check digit right. `number` holds no separators.

    The permanent residence card of a foreigner begins with 9 and has the province in the next two places.
    """
    if len(number) != 18 or not number[:17].isdigit():
        return False
    if number[0] == "9":
        known = any(prefix.startswith(number[1:3]) for prefix in _prefixes())
    else:
        known = is_known_region(number)
    return known and is_birth_date(number[6:14], on) and id_check_digit(number[:17]) == number[17].upper()


def is_old_id_number(number: str) -> bool:
    """A 15-digit identity number (before 1999): region known, birth date (19)YYMMDD real. It has no check digit."""
    return (
        len(number) == 15
        and number.isdigit()
        and is_known_region(number)
        and is_birth_date(f"19{number[6:12]}")
        and number[12:] != "000"
    )


def is_credit_code(code: str) -> bool:
    """A unified credit code of 18 signs: authority and kind known, region known, check sign right. (GB 32100)"""
    code = code.upper()
    if len(code) != 18 or code[:2] not in _CREDIT_HEADS or any(sign not in _CREDIT_SIGNS for sign in code):
        return False
    region = code[2:8]
    if not region.isdigit() or not (region == _CENTRAL or is_known_region(region) or region[2:] == "0000"):
        return False
    total = sum(
        _CREDIT_SIGNS.index(sign) * weight for sign, weight in zip(code, _CREDIT_WEIGHTS, strict=False)
    )
    return _CREDIT_SIGNS[-total % 31] == code[17]


def has_credit_shape(code: str) -> bool:
    """Whether eighteen digits are built like a credit code, check sign aside: authority, kind and region known."""
    return code[:2] in _CREDIT_HEADS and (
        code[2:8] == _CENTRAL or is_known_region(code[2:8]) or code[4:8] == "0000"
    )


def passes_luhn(number: str) -> bool:
    """The check digit of bank cards. One random number in ten passes, so it proves nothing alone. (ISO/IEC 7812-1)"""
    signs = number.encode("ascii")[::-1]
    total = sum(signs[::2].translate(_PLAIN)) + sum(signs[1::2].translate(_DOUBLED))
    return total % 10 == 0
