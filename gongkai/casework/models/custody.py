"""Who has a request: each hand it passed through, and what a second unit was asked."""

from __future__ import annotations

from django.db import models

from gongkai.agencies.models import Unit
from gongkai.agencies.scope import AgencyRow
from gongkai.casework.models.disclosure_request import DisclosureRequest


class Handover(AgencyRow):
    """A request passed from hand to hand; the last one says who has it now. People are kept by name as well as id."""

    class Kind(models.TextChoices):
        ASSIGN = "assign", "交办"
        CLAIM = "claim", "认领"
        HAND_BACK = "hand_back", "退回"
        TRANSFER = "transfer", "转交"

    disclosure_request = models.ForeignKey(
        DisclosureRequest, on_delete=models.PROTECT, related_name="handovers"
    )
    kind = models.CharField("方式", max_length=12, choices=Kind.choices)
    unit = models.ForeignKey(Unit, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    to_id = models.UUIDField(null=True, blank=True)
    to_name = models.CharField("交给", max_length=60, blank=True)
    from_name = models.CharField("原来在", max_length=60, blank=True)
    at = models.DateTimeField(auto_now_add=True)
    by_name = models.CharField("办理人", max_length=60)
    note = models.CharField("说明", max_length=300, blank=True)

    class Meta(AgencyRow.Meta):
        verbose_name = "交接"
        verbose_name_plural = "交接"
        indexes = [models.Index(fields=["agency", "disclosure_request", "at"], name="handover_by_request")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.to_name}"


class UnitOpinion(AgencyRow):
    """A second unit of the same agency asked for its opinion or its papers. The statutory clock goes on. (条例 33.3)"""

    disclosure_request = models.ForeignKey(
        DisclosureRequest, on_delete=models.PROTECT, related_name="unit_opinions"
    )
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", verbose_name="科室")
    question = models.TextField("请它做什么")
    asked_on = models.DateField("发出日期")
    asked_by = models.CharField("发出人", max_length=60)
    wanted_by = models.DateField("请于")
    answered_on = models.DateField("回复日期", null=True, blank=True)
    answered_by = models.CharField("回复人", max_length=60, blank=True)
    opinion = models.TextField("意见", blank=True)

    class Meta(AgencyRow.Meta):
        verbose_name = "科室协办"
        verbose_name_plural = "科室协办"
        indexes = [models.Index(fields=["agency", "answered_on", "wanted_by"], name="unit_opinion_by_due")]

    def __str__(self) -> str:
        return f"{self.unit} {self.asked_on}"
