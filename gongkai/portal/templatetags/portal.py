"""The portal's menu: the columns people know, those whose page exists."""

from __future__ import annotations

from typing import Any

from django import template
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from gongkai.agencies.models import Agency

register = template.Library()

# Order and names of the columns on a government site's disclosure page (国办函〔2019〕61号). A column's page is the
# address of this name, and stands in the menu as soon as there is one.
COLUMNS = (
    ("guide", _("政府信息公开指南")),
    ("rules", _("政府信息公开制度")),
    ("records", _("法定主动公开内容")),
    ("catalogue", _("基层政务公开标准目录")),
    ("years", _("政府信息公开年报")),
    ("apply", _("依申请公开")),
)


@register.inclusion_tag("portal/_menu.html", takes_context=True)
def portal_menu(context: dict[str, Any], site: Agency) -> dict[str, Any]:
    """The columns of `site`; the current one is the longest address the page's own begins with."""
    path = context["request"].path
    entries = []
    for name, label in COLUMNS:
        try:
            entries.append((reverse(f"portal:{name}", args=[site.slug]), label))
        except NoReverseMatch:
            continue
    here = max((url for url, _label in entries if path.startswith(url)), key=len, default="")
    return {"entries": [(url, label, url == here) for url, label in entries]}
