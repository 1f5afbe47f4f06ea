"""What a browser calls itself, in words people know."""

from __future__ import annotations

from django import template
from django.utils.translation import gettext_lazy as _

register = template.Library()

# The first sign found decides; browsers built on another name it as well, so the particular ones come first.
SYSTEMS = (
    ("iPhone", _("苹果手机")), ("iPad", _("苹果平板")), ("OpenHarmony", _("鸿蒙设备")), ("Android", _("安卓手机")),
    ("Windows", _("Windows 电脑")), ("Macintosh", _("苹果电脑")), ("Linux", _("Linux 电脑")),
)  # fmt: skip
BROWSERS = (
    ("MicroMessenger", _("微信")), ("Edg", "Edge"), ("QQBrowser", _("QQ 浏览器")), ("360", _("360 浏览器")),
    ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari"),
)  # fmt: skip


@register.filter
def device(user_agent: str) -> str:
    """`Mozilla/5.0 (Windows NT 10.0 …) Chrome/126` → Windows 电脑 Chrome; what nobody knows stays 未知."""
    found = [
        next((str(words) for sign, words in known if sign in user_agent), "") for known in (SYSTEMS, BROWSERS)
    ]
    return " ".join(filter(None, found)) or str(_("未知的浏览器"))
