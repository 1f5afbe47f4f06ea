"""How often one sender may hand in or ask, without keeping who it was.

Counted in memory under a digest of the sender's address and the day; the digest cannot be turned back, tomorrow's is
another one, and nothing is written to the database or to a log.
"""

from __future__ import annotations

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils import timezone

from gongkai.base.fields import fingerprint

HOUR = 3600
# what → times an hour
LIMITS = {"file": 10, "status": 40}


def _sender(request: HttpRequest) -> str:
    """The sender's address; behind proxies the one the outermost trusted proxy saw."""
    proxies = int(settings.ALLAUTH_TRUSTED_PROXY_COUNT)
    passed = [each.strip() for each in request.headers.get("X-Forwarded-For", "").split(",") if each.strip()]
    if proxies and len(passed) >= proxies:
        return passed[-proxies]
    return str(request.META.get("REMOTE_ADDR", ""))


def allowed(request: HttpRequest, what: str) -> bool:
    """Count one more; whether it is still within the hour's limit."""
    now = timezone.localtime()
    key = f"limit:{what}:{fingerprint(_sender(request), now.date().isoformat(), str(now.hour))}"
    cache.add(key, 0, HOUR)
    try:
        return bool(cache.incr(key) <= LIMITS[what])
    except ValueError:
        # the counter ran out between the two lines: a new hour
        return True
