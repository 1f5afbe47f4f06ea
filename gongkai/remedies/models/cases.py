"""Reconsideration (行政复议), litigation (行政诉讼) and complaints (投诉、举报, 条例 47、51) about disclosure work."""

from __future__ import annotations

from django.db import models

from gongkai.agencies.scope import AgencyRow
from gongkai.casework.models import DisclosureRequest


class RemedyGroup(models.TextChoices):
    """Groups of table four."""

    REVIEW = "review", "行政复议"
    SUIT_DIRECT = "suit_direct", "行政诉讼（未经复议直接起诉）"
    SUIT_AFTER = "suit_after", "行政诉讼（复议后起诉）"


class RemedyCase(AgencyRow):
    """One reconsideration or suit. `decision` is what was decided (维持、驳回 …), its column comes from the law's mapping."""

    group = models.CharField("类别", max_length=12, choices=RemedyGroup.choices)
    number = models.CharField("案号", max_length=60, blank=True)
    disclosure_request = models.ForeignKey(
        DisclosureRequest,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="remedy_cases",
        verbose_name="涉及的申请",
    )
    earlier = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="later",
        verbose_name="经过的复议",
    )
    body = models.CharField("复议机关或法院", max_length=100, blank=True)
    filed_on = models.DateField("受理日期")
    filed_year = models.PositiveSmallIntegerField()
    closed_on = models.DateField("审结日期", null=True, blank=True)
    closed_year = models.PositiveSmallIntegerField(null=True, blank=True)
    decision = models.CharField("结果", max_length=40, blank=True)
    result = models.CharField("计入表四的列", max_length=12, blank=True)

    class Meta(AgencyRow.Meta):
        verbose_name = "复议诉讼案件"
        verbose_name_plural = "复议诉讼案件"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(closed_on=None, closed_year=None, result="")
                | (models.Q(closed_on__isnull=False, closed_year__isnull=False) & ~models.Q(result="")),
                name="remedy_closed_has_result",
            ),
            models.CheckConstraint(
                condition=models.Q(closed_on=None) | models.Q(closed_on__gte=models.F("filed_on")),
                name="remedy_dates",
            ),
        ]
        indexes = [
            models.Index(
                fields=["agency", "filed_year", "closed_year", "group", "result"], name="remedy_by_year"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_group_display()} {self.number or self.filed_on}"


class Complaint(AgencyRow):
    """A complaint that the agency did not publish or answer lawfully, and what came of it."""

    received_on = models.DateField("收到日期")
    matter = models.CharField("事由", max_length=300)
    about = models.CharField(
        "类型",
        max_length=12,
        choices=[("proactive", "主动公开"), ("request", "依申请公开"), ("other", "其他")],
    )
    verified = models.BooleanField("属实", null=True, blank=True)
    settled_on = models.DateField("办结日期", null=True, blank=True)
    settlement = models.CharField("处理结果", max_length=300, blank=True)

    class Meta(AgencyRow.Meta):
        verbose_name = "投诉举报"
        verbose_name_plural = "投诉举报"
        indexes = [models.Index(fields=["agency", "received_on"], name="complaint_by_day")]

    def __str__(self) -> str:
        return self.matter
