"""Words that stand in models and data, shown in the reader's language; at hand in every template."""

from __future__ import annotations

from django import template
from django.utils.translation import gettext

register = template.Library()


@register.filter
def translated(words: object) -> str:
    """The label of a choice (`case.get_channel_display`) in the reader's language; what has no translation stays.

    What is stored and what is printed on papers keeps the Chinese label.
    """
    text = str(words) if words is not None else ""
    return gettext(text) if text else ""
