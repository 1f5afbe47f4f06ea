"""How dates, figures and states are written on every page."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from django import template
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from gongkai_law.articles import explain_article
from gongkai_law.report.rules import plain
from gongkai_law.sources import mark_words

register = template.Library()
WEEKDAYS = "一二三四五六日"
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@register.filter
def long_day(value: date | None) -> str:
    """2020-10-25 → 2020年10月25日（周日）, in English Sun 25 Oct 2020; nothing for no date."""
    if value is None:
        return ""
    if get_language() == "en":
        return f"{DAYS[value.weekday()]} {value.day} {MONTHS[value.month - 1]} {value.year}"
    return f"{value.year}年{value.month}月{value.day}日（周{WEEKDAYS[value.weekday()]}）"


@register.filter
def short_day(value: date | None) -> str:
    """2020-10-25 → 10月25日（周日）, in English Sun 25 Oct; with its year where that is not the present one."""
    if not value:
        return ""
    other_year = value.year != timezone.localdate().year
    if get_language() == "en":
        return (
            f"{DAYS[value.weekday()]} {value.day} {MONTHS[value.month - 1]}" + f" {value.year}" * other_year
        )
    return f"{value.year}年" * other_year + f"{value.month}月{value.day}日（周{WEEKDAYS[value.weekday()]}）"


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


@register.simple_tag
def article(citation: str, here: str = "") -> str | SafeString:
    """A chip (条例第33条) that opens what the article means in plain words, what it wants `here`, and its source mark.

    Takes `条例 33.2` as data has it or 《条例》第三十三条第二款 as faults have it; anything else is shown as it stands. The
    chip is a block: put it in a `div`, `li`, `dd` or `td`, never in a `p`.
    """
    if not citation:
        return ""
    try:
        explained = explain_article(citation)
    except ValueError:
        return citation
    mark = explained.words.source if explained.words else explained.instrument_source
    words = {"article": explained, "here": here, "mark": mark, "mark_words": mark_words(mark)}
    return render_to_string("base/_article.html", words)


@register.simple_tag
def articles(citations: Iterable[str]) -> SafeString:
    """A row of chips, one for each citation."""
    return format_html_join(" ", "{}", ((article(each),) for each in citations))
