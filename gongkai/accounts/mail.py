"""Whether the office can send mail at all; without it nothing is sent and every page says whom to ask instead."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest

SILENT = ("django.core.mail.backends.console.EmailBackend", "django.core.mail.backends.dummy.EmailBackend")


def mail_ready() -> bool:
    """Whether a mail server is set. (GONGKAI_EMAIL_HOST)"""
    return settings.EMAIL_BACKEND not in SILENT


def context(request: HttpRequest) -> dict[str, bool]:
    """`mail_ready` for every page."""
    return {"mail_ready": mail_ready()}
