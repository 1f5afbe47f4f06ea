"""How dates, figures and states are written on every page."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from gongkai_law.report.rules import plain

register = template.Library()
WEEKDAYS = "一二三四五六日"


@register.filter
def long_day(value: date | None) -> str:
    """2020-10-25 → 2020年10月25日（周日）; nothing for no date."""
    if value is None:
        return ""
    return f"{value.year}年{value.month}月{value.day}日（周{WEEKDAYS[value.weekday()]}）"


@register.filter
def short_day(value: date | None) -> str:
    """2020-10-25 → 10月25日（周日）."""
    return f"{value.month}月{value.day}日（周{WEEKDAYS[value.weekday()]}）" if value else ""


@register.filter
def figure(value: object) -> str:
    """A figure as printed: whole numbers plain, amounts without trailing zeros, a blank as a dash."""
    if value is None:
        return "—"
    return plain(value) if isinstance(value, Decimal) else str(value)


@register.filter
def lookup(mapping: dict[str, object], key: str) -> object:
    """The value under a key that only the template knows."""
    return mapping.get(key)


@register.filter
def masked_name(name: str) -> str:
    """刘小明 → 刘**; a firm's name stays (it is no personal data)."""
    if not name or len(name) > 4:
        return name
    return name[0] + "*" * (len(name) - 1)


@register.simple_tag
def state(kind: str, words: str) -> SafeString:
    """A state with its colour, sign and words: kind is good, soon, bad or wait."""
    return format_html('<span class="state {}">{}</span>', kind, words)
