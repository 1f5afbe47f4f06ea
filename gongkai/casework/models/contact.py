"""Calls and messages with an applicant, logged: what the receipt day by confirmation rests on. (条例 31)"""

from __future__ import annotations

from django.db import models

from gongkai.agencies.scope import AgencyRow
from gongkai.casework.models.disclosure_request import DisclosureRequest


class ContactLog(AgencyRow):
    """One attempt to reach the applicant, successful or not."""

    class Way(models.TextChoices):
        PHONE = "phone", "电话"
        MESSAGE = "message", "短信"
        MAIL = "mail", "电子邮件"
        LETTER = "letter", "信函"
        IN_PERSON = "in_person", "当面"
        WEB = "web", "网上系统"

    class Result(models.TextChoices):
        CONFIRMED = "confirmed", "对方确认"
        REACHED = "reached", "联系上了，没有确认"
        UNREACHED = "unreached", "没有联系上"

    disclosure_request = models.ForeignKey(
        DisclosureRequest, on_delete=models.PROTECT, related_name="contacts"
    )
    on = models.DateField("日期")
    way = models.CharField("方式", max_length=12, choices=Way.choices)
    result = models.CharField("结果", max_length=12, choices=Result.choices)
    note = models.CharField("说了什么", max_length=500, blank=True)
    by_name = models.CharField("联系人", max_length=60, blank=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta(AgencyRow.Meta):
        verbose_name = "联系记录"
        verbose_name_plural = "联系记录"
        indexes = [models.Index(fields=["agency", "disclosure_request", "on"], name="contact_by_request")]

    def __str__(self) -> str:
        return f"{self.on} {self.get_way_display()} {self.get_result_display()}"
