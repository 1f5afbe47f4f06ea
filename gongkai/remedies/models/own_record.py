"""Somebody asks that the agency's record about himself be corrected. (条例 41)"""

from __future__ import annotations

from django.db import models

from gongkai.agencies.scope import AgencyRow
from gongkai.base.fields import EncryptedTextField
from gongkai.casework.models import CaseLetter


class RecordCorrection(AgencyRow):
    """It needs evidence; verified, the record is corrected and the person told; not ours, it is sent on or pointed to."""

    class Result(models.TextChoices):
        CORRECTED = "corrected", "属实，已更正"
        REFUSED = "refused", "不属实，不予更正"
        TRANSFERRED = "transferred", "不归本机关更正，已转送"
        TOLD = "told", "不归本机关更正，已告知向谁提出"

    number = models.CharField("编号", max_length=40)
    received_on = models.DateField("收到日期")
    person_name = EncryptedTextField("申请人")
    person_contact = EncryptedTextField("联系方式", blank=True, default="")
    record = models.CharField("哪份记录", max_length=300)
    claim = models.TextField("哪里不准确，应当是什么")
    evidence = models.TextField("证据")
    due = models.DateField("办理期限")
    result = models.CharField("结果", max_length=12, choices=Result.choices, blank=True)
    result_text = models.TextField("核实和处理情况", blank=True)
    competent_body = models.CharField("有权更正的机关", max_length=100, blank=True)
    competent_contact = models.CharField("联系方式（机关）", max_length=200, blank=True)
    decided_on = models.DateField("处理日期", null=True, blank=True)
    letter = models.ForeignKey(
        CaseLetter, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="告知书"
    )
    by_name = models.CharField("登记人", max_length=60)

    class Meta(AgencyRow.Meta):
        verbose_name = "更正本人信息"
        verbose_name_plural = "更正本人信息"
        constraints = [models.UniqueConstraint(fields=["agency", "number"], name="record_correction_number")]
        indexes = [models.Index(fields=["agency", "decided_on", "due"], name="record_correction_by_due")]

    def __str__(self) -> str:
        return f"{self.number} {self.record}"
