"""How the standard catalogue reads on pages: states with sign and word, a term in plain words, a record's items."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from gongkai.catalogue.coverage import SIGNS
from gongkai.publishing.models import Record
from gongkai.publishing.obligations import ties_of
from gongkai_law.citation import cite
from gongkai_law.disclosure.directory import COVERAGE, Term

register = template.Library()

_KINDS = {"fulfilled": "good", "statement": "said", "soon": "soon", "overdue": "bad", "empty": "wait"}
_SHORT = {"fulfilled": "已公开", "statement": "说明", "soon": "快到期", "overdue": "逾期", "empty": "未到期"}
_UNITS = {"working_day": "个工作日", "natural_day": "天", "month": "个月"}


@register.simple_tag
def coverage_state(state: str) -> SafeString:
    """A state in full words with its colour and sign."""
    return format_html('<span class="state {}">{}</span>', _KINDS[state], COVERAGE[state])


@register.simple_tag
def state_sign(state: str) -> str:
    return SIGNS[state]


@register.simple_tag
def state_word(state: str) -> str:
    """A state in a word short enough for a cell."""
    return _SHORT[state]


@register.simple_tag
def term_words(term: Term) -> str:
    """How a term is counted, in words, with the article where it is the law's."""
    words = _counted(term)
    if term.shown_for:
        words += _("；张贴 %(n)d %(unit)s") % {"n": term.shown_for, "unit": _UNITS[term.shown_unit]}
    if term.article and term.source == "text":
        return words + f"（{cite(term.article)}）"
    return words + ("" if term.read else _("（目录的写法读不出天数，按一般期限算）"))


def _counted(term: Term) -> str:
    if term.rule == "standing":
        return _("一直公开着；目录起用后二十个工作日内公开")
    if term.rule == "promptly":
        return _("及时公开，几个工作日内由县里定；全年没有的，年底前说明")
    if term.rule == "recurring":
        return _("按期公开，每一期单独算")
    if term.rule == "fixed":
        return _("只公开一次，到这一天为止")
    side = _("后") if term.after else _("前")
    return _("%(trigger)s%(side)s %(n)d %(unit)s；全年没有的，年底前说明") % {
        "trigger": term.trigger.removesuffix("之日"),
        "side": side,
        "n": term.length,
        "unit": _UNITS[term.unit],
    }


@register.inclusion_tag("workbench/_obligations.html")
def record_obligations(record: Record) -> dict[str, Any]:
    """The card of a record's catalogue items, for the record's page."""
    return {"record": record, "ties": ties_of(record)}
