"""Acts on people: adding one, setting a password."""

from __future__ import annotations

import re
import uuid

from django.db import transaction

from gongkai.accounts.models import User
from gongkai_law.errors import InputFault


@transaction.atomic
def create_person(
    *,
    username: str,
    full_name: str,
    password: str,
    home_agency_id: uuid.UUID | None = None,
    **fields: str | bool,
) -> User:
    """Add a person who can sign in. Refuses a user name that is taken, whatever its case, and an unfit one."""
    username = username.strip()
    if not re.fullmatch(r"[\w.@+-]{2,60}", username):
        raise InputFault("accounts.username_shape", username=username)
    if not full_name.strip():
        raise InputFault("accounts.no_name")
    if User.objects.filter(username__iexact=username).exists():
        raise InputFault("accounts.username_taken", username=username)
    return User.objects.create_user(
        username, password, full_name=full_name, home_agency_id=home_agency_id, **fields
    )
