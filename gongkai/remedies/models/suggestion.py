"""Something asked for is made proactive: several asked, or one suggests it; decided, then published. (条例 44)"""

from __future__ import annotations

from django.db import models

from gongkai.agencies.scope import AgencyRow
from gongkai.casework.models import DisclosureRequest
from gongkai.publishing.models import Record


class Suggestion(AgencyRow):
    """`accepted` None until decided; an accepted one is a task until `record` is published."""

    class Origin(models.TextChoices):
        APPLICANT = "applicant", "申请人建议"
        SEVERAL = "several", "多人申请同一信息"
        OFFICE = "office", "本机关主动提出"

    received_on = models.DateField("提出日期")
    origin = models.CharField("来源", max_length=12, choices=Origin.choices)
    matter = models.CharField("建议公开的信息", max_length=300)
    disclosure_request = models.ForeignKey(
        DisclosureRequest, on_delete=models.PROTECT, null=True, blank=True, related_name="suggestions"
    )
    accepted = models.BooleanField("转为主动公开", null=True, blank=True)
    reasons = models.CharField("审核意见", max_length=300, blank=True)
    decided_on = models.DateField("决定日期", null=True, blank=True)
    decided_by = models.CharField("决定人", max_length=60, blank=True)
    publish_due = models.DateField("公开期限", null=True, blank=True)
    record = models.ForeignKey(
        Record, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="公开的信息"
    )
    by_name = models.CharField("登记人", max_length=60)

    class Meta(AgencyRow.Meta):
        verbose_name = "转为主动公开"
        verbose_name_plural = "转为主动公开"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(accepted=None, decided_on=None)
                | models.Q(accepted__isnull=False, decided_on__isnull=False),
                name="suggestion_decided_has_day",
            )
        ]
        indexes = [models.Index(fields=["agency", "accepted", "publish_due"], name="suggestion_by_due")]

    def __str__(self) -> str:
        return self.matter
