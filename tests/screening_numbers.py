"""Numbers that belong to nobody, made at run time: no whole valid number stands in a file."""

from __future__ import annotations

from gongkai_law.screening.checkdigits import id_check_digit, passes_luhn

_CREDIT_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def identity(*, region: str = "410329", born: str = "19000101", serial: str = "123") -> str:
    """A valid identity number of someone born on the first day of 1900."""
    body = f"{region}{born}{serial}"
    return body + id_check_digit(body)


def identity_with_x() -> str:
    """The same with X as check sign."""
    return next(n for n in (identity(serial=f"{k:03d}") for k in range(1, 1000)) if n.endswith("X"))


def broken(number: str) -> str:
    """The number with a wrong last digit."""
    return number[:-1] + ("1" if number[-1] in "0X" else str((int(number[-1]) + 1) % 10))


def old_identity(*, region: str = "410329", born: str = "000101", serial: str = "123") -> str:
    """An identity number of 15 digits."""
    return f"{region}{born}{serial}"


def card(start: str = "622848", length: int = 19) -> str:
    """A number that passes the check digit of bank cards, all noughts inside."""
    body = start + "0" * (length - len(start) - 2) + "7"
    return next(body + str(d) for d in range(10) if passes_luhn(body + str(d)))


def credit_code(body: str) -> str:
    """A unified credit code from its first 17 signs."""
    total = sum(_CREDIT_SIGNS.index(sign) * (3**n % 31) for n, sign in enumerate(body))
    return body + _CREDIT_SIGNS[-total % 31]


def full_width(text: str) -> str:
    """Digits and letters in full width."""
    return "".join(chr(ord(c) + 0xFEE0) if c.isascii() and c.isalnum() else c for c in text)


def number_of_both_kinds() -> str:
    """Eighteen digits that are a valid credit code and pass every check of an identity number as well."""
    for n in range(100_000):
        code = credit_code(f"5111011990{n // 1000 % 12 + 1:02d}{n % 28 + 1:02d}{n % 1000:03d}")
        if code == identity(region=code[:6], born=code[6:14], serial=code[14:17]):
            return code
    raise AssertionError("none found")
