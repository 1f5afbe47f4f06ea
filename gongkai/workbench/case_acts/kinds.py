"""What an act page is made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gongkai.accounts.models import User
from gongkai.casework.handling.locked import HANDLERS
from gongkai.casework.models import DisclosureRequest
from gongkai.workbench.forms import day_field

Words = str | Promise


class ActForm(forms.Form):
    """A form of an act. It knows the case, so that choices and first values come from it. `seen` guards against two clerks."""

    seen = forms.CharField(widget=forms.HiddenInput(), required=False)

    def __init__(self, *args: Any, case: DisclosureRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.case = case
        self.prepare()

    def prepare(self) -> None:
        """Fill in choices and first values."""


class DayForm(ActForm):
    """An act with nothing but its day."""

    on = day_field(_("日期"), initial=timezone.localdate)


@dataclass(frozen=True, slots=True)
class CaseAct:
    """One act. `law`: its id in the law's table of moves, "" for acts that move nothing.

    `says`: sentences about what follows, shown before the act. `event`: the clock event it would be, for "what if".
    `do`: the service call with the case, the cleaned data and the person. `done`: what is said after it.
    """

    id: str
    label: Words
    form: type[ActForm]
    do: Callable[[DisclosureRequest, dict[str, Any], User], object]
    says: Callable[[DisclosureRequest], Iterable[Words]]
    law: str = ""
    group: Words = _("办理")
    done: Words = _("已登记。")
    order: int = 50
    roles: tuple[str, ...] = HANDLERS
    when: Callable[[DisclosureRequest], bool] = lambda case: True
    event: Callable[[DisclosureRequest, date], dict[str, Any] | None] = lambda case, on: None
    articles: tuple[str, ...] = ()
    needs: Words = ""
