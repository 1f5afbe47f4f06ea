"""The one extension of a reply term. (条例 33.2)"""

from __future__ import annotations

from django.db import models

from gongkai.agencies.scope import AgencyRow
from gongkai.casework.models.disclosure_request import DisclosureRequest


class Extension(AgencyRow):
    """Asked for by whoever handles the request, decided by the head of the disclosure office, told to the applicant."""

    class State(models.TextChoices):
        PROPOSED = "proposed", "等负责人同意"
        GRANTED = "granted", "已同意并告知"
        REFUSED = "refused", "没有同意"

    disclosure_request = models.ForeignKey(
        DisclosureRequest, on_delete=models.PROTECT, related_name="extensions"
    )
    state = models.CharField("状态", max_length=12, choices=State.choices, default=State.PROPOSED)
    days = models.PositiveSmallIntegerField("延长工作日数")
    reason = models.TextField("理由")
    asked_on = models.DateField("提请日期")
    asked_by = models.CharField("提请人", max_length=60)
    decided_on = models.DateField("决定日期", null=True, blank=True)
    decided_by = models.CharField("负责人", max_length=60, blank=True)
    answer = models.CharField("意见", max_length=300, blank=True)

    class Meta(AgencyRow.Meta):
        verbose_name = "延期"
        verbose_name_plural = "延期"
        indexes = [models.Index(fields=["agency", "state", "asked_on"], name="extension_by_state")]

    def __str__(self) -> str:
        return f"{self.asked_on} {self.days}"
