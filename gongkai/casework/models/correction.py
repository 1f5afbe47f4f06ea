"""The one correction notice of a request. (条例 30)"""

from __future__ import annotations

from django.db import models

from gongkai.agencies.scope import AgencyRow
from gongkai.casework.models.disclosure_request import DisclosureRequest


class Correction(AgencyRow):
    """What the applicant was asked to put right, once; `late` marks a notice after the seventh working day."""

    disclosure_request = models.OneToOneField(
        DisclosureRequest, on_delete=models.PROTECT, related_name="correction"
    )
    points = models.TextField("要补正的地方")
    notified_on = models.DateField("通知日期")
    delivered_on = models.DateField("申请人收到日期", null=True, blank=True)
    due = models.DateField("补正期限")
    consequence_told = models.BooleanField("写明了不补正的后果", default=True)
    late = models.BooleanField("迟于七个工作日", default=False)
    received_on = models.DateField("收到补正日期", null=True, blank=True)
    text = models.TextField("补正内容", blank=True)
    by_name = models.CharField("办理人", max_length=60)

    class Meta(AgencyRow.Meta):
        verbose_name = "补正"
        verbose_name_plural = "补正"
        indexes = [models.Index(fields=["agency", "received_on", "due"], name="correction_by_due")]

    def __str__(self) -> str:
        return f"{self.notified_on} {self.due}"
