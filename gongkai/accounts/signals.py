"""What follows when a person changes the password."""

from __future__ import annotations

from typing import Any

from gongkai.accounts.models import User
from gongkai.accounts.passwords import password_was_changed


def on_password_changed(sender: type, user: User, **_: Any) -> None:
    """A first password from the administrator has served its purpose."""
    password_was_changed(user)
