"""A text column that is encrypted in the database (AES-GCM under the office's identity key)."""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
from functools import lru_cache
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.db import models

_PREFIX = "gk1:"


@lru_cache(maxsize=4)
def _key(secret: str, purpose: str) -> bytes:
    return hashlib.blake2b(secret.encode(), person=purpose.encode()[:16], digest_size=32).digest()


def encrypt(text: str) -> str:
    """Encrypt `text`; the empty text stays empty so that "nothing given" can be told without the key."""
    if not text:
        return ""
    nonce = os.urandom(12)
    sealed = AESGCM(_key(settings.IDENTITY_KEY, "field")).encrypt(nonce, text.encode(), None)
    return _PREFIX + base64.b64encode(nonce + sealed).decode()


def decrypt(stored: str) -> str:
    """The text behind a stored value; raises cryptography's InvalidTag when the key is not the one it was kept under."""
    if not stored:
        return ""
    raw = base64.b64decode(stored.removeprefix(_PREFIX))
    return AESGCM(_key(settings.IDENTITY_KEY, "field")).decrypt(raw[:12], raw[12:], None).decode()


def fingerprint(*parts: str) -> str:
    """A keyed digest by which equal values are found again without being readable (32 hex digits)."""
    text = "\x1f".join(part.strip().casefold() for part in parts)
    return hmac.new(_key(settings.IDENTITY_KEY, "fingerprint"), text.encode(), hashlib.sha256).hexdigest()[
        :32
    ]


class EncryptedTextField(models.TextField[str, str]):
    """Holds text encrypted at rest. It cannot be searched; keep a `fingerprint` beside it for that."""

    def get_prep_value(self, value: Any) -> Any:
        value = super().get_prep_value(value)
        return encrypt(value) if value is not None else None

    def from_db_value(self, value: str | None, expression: object, connection: object) -> str | None:
        return decrypt(value) if value is not None else None
