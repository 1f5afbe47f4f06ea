"""Query codes: with the number they open the status page of one request, and nothing else."""

from __future__ import annotations

import hmac
import secrets

from gongkai.casework.models import DisclosureRequest

# no 0 O 1 I L: codes are read from paper and told on the telephone
ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
LENGTH = 8


def new_code() -> str:
    """A fresh code in two groups: 7K3M-92QX."""
    letters = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
    return f"{letters[:4]}-{letters[4:]}"


def tidy(code: str) -> str:
    """What was typed, as the code is built: capitals, without blanks and dashes."""
    return "".join(letter for letter in code.upper() if letter.isalnum())


def opens(case: DisclosureRequest, code: str) -> bool:
    """Whether a code is this request's; a request without one is opened by nothing. Takes the same time either way."""
    kept = tidy(case.query_code)
    return bool(kept) and hmac.compare_digest(kept.encode(), tidy(code).encode())
