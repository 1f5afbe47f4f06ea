"""Passwords that an administrator gives out, and what a lost telephone needs."""

from __future__ import annotations

import secrets

from allauth.mfa.models import Authenticator
from django.db import transaction

from gongkai.accounts.models import User

# Signs that nobody mistakes for another when they are read out over the telephone.
_SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"


def new_password() -> str:
    """A first password to hand over: three groups of four signs, about 59 bits."""
    return "-".join("".join(secrets.choice(_SIGNS) for _ in range(4)) for _ in range(3))


@transaction.atomic
def give_password(user: User) -> str:
    """Set a new first password and return it; the person must change it at the next sign-in.

    Every open session of the person ends with the old password.
    """
    password = new_password()
    user.set_password(password)
    user.must_change_password = True
    user.save(update_fields=["password", "must_change_password"])
    return password


def password_was_changed(user: User) -> None:
    """The person has a password of his own now."""
    User.objects.filter(pk=user.pk, must_change_password=True).update(must_change_password=False)


def drop_second_factor(user: User) -> bool:
    """Take away the second factor and its recovery codes; False when there was none."""
    return bool(Authenticator.objects.filter(user=user).delete()[0])


def has_second_factor(user: User) -> bool:
    """Whether signing in asks for a code as well."""
    return Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists()


def set_active(user: User, active: bool) -> bool:
    """Let a person sign in or not; False when it was so already."""
    return bool(User.objects.filter(pk=user.pk).exclude(is_active=active).update(is_active=active))
