"""Information-processing fees asked for."""

from __future__ import annotations

from django.db import models

from gongkai.agencies.scope import AgencyRow
from gongkai.casework.models.disclosure_request import DisclosureRequest


class FeeNotice(AgencyRow):
    """An information-processing fee asked for (信息处理费); amounts in yuan. Chapter six counts these."""

    disclosure_request = models.ForeignKey(
        DisclosureRequest, on_delete=models.PROTECT, related_name="fee_notices"
    )
    basis = models.CharField("计费方式", max_length=8, choices=[("items", "按件"), ("pages", "按量")])
    quantity = models.PositiveIntegerField("件数或页数")
    amount = models.DecimalField("金额（元）", max_digits=12, decimal_places=2)
    notified_on = models.DateField("通知日期")
    delivered_on = models.DateField("申请人收到日期", null=True, blank=True)
    standard = models.TextField("计费过程", blank=True)
    payment_way = models.CharField("缴纳方式", max_length=200, blank=True)
    decided_by = models.CharField("决定人", max_length=60, blank=True)
    paid_on = models.DateField("缴清日期", null=True, blank=True)
    paid_amount = models.DecimalField("实收（元）", max_digits=12, decimal_places=2, default=0)

    class Meta(AgencyRow.Meta):
        verbose_name = "收费通知"
        verbose_name_plural = "收费通知"
        indexes = [models.Index(fields=["agency", "notified_on"], name="fee_by_day")]

    def __str__(self) -> str:
        return f"{self.notified_on} {self.amount}"
