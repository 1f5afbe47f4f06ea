"""Reads of people."""

from __future__ import annotations

from gongkai.accounts.models import User


def person_by_username(username: str) -> User | None:
    """The active person with this user name, or None."""
    return User.objects.filter(username=username, is_active=True).first()
