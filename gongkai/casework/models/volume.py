"""Reasons asked for clearly excessive volume or frequency. (条例 35)"""

from __future__ import annotations

from django.db import models

from gongkai.agencies.scope import AgencyRow
from gongkai.casework.models.disclosure_request import DisclosureRequest


class VolumeInquiry(AgencyRow):
    """How many requests of what kind, what the applicant said, and what a human made of it."""

    class Result(models.TextChoices):
        ACCEPTED = "accepted", "理由合理，继续办理"
        DELAYED = "delayed", "理由合理，延迟答复"
        REJECTED = "rejected", "理由不合理，不予处理"

    disclosure_request = models.OneToOneField(
        DisclosureRequest, on_delete=models.PROTECT, related_name="volume_inquiry"
    )
    facts = models.TextField("数量和频次")
    asked_on = models.DateField("通知日期")
    due = models.DateField("说明理由的期限")
    given_on = models.DateField("说明日期", null=True, blank=True)
    given = models.TextField("申请人说明的理由", blank=True)
    result = models.CharField("判断", max_length=12, choices=Result.choices, blank=True)
    reasons = models.TextField("判断的理由", blank=True)
    delayed_to = models.DateField("延迟到", null=True, blank=True)
    decided_on = models.DateField("判断日期", null=True, blank=True)
    decided_by = models.CharField("判断人", max_length=60, blank=True)

    class Meta(AgencyRow.Meta):
        verbose_name = "说明理由"
        verbose_name_plural = "说明理由"
        indexes = [models.Index(fields=["agency", "result", "due"], name="volume_by_due")]

    def __str__(self) -> str:
        return f"{self.asked_on} {self.result}"
