"""Our response to a reconsideration: the copy came, the term runs, evidence and response went out. (行政复议法 48, 54)"""

from __future__ import annotations

from django.db import models

from gongkai.agencies.scope import AgencyRow
from gongkai.remedies.models.cases import RemedyCase


class RemedyResponse(AgencyRow):
    """`simple`: the body hears it in the simple procedure (5 working days instead of 10). `due` is a cache of the clock."""

    case = models.OneToOneField(RemedyCase, on_delete=models.PROTECT, related_name="response")
    copy_received_on = models.DateField("收到申请书副本日期")
    simple = models.BooleanField("简易程序", default=False)
    due = models.DateField("答复期限")
    provisional = models.BooleanField("期限待放假通知确认", default=False)
    responded_on = models.DateField("提交答复和证据日期", null=True, blank=True)
    note = models.CharField("说明", max_length=300, blank=True)
    by_name = models.CharField("办理人", max_length=60)

    class Meta(AgencyRow.Meta):
        verbose_name = "复议答复"
        verbose_name_plural = "复议答复"
        indexes = [models.Index(fields=["agency", "responded_on", "due"], name="response_by_due")]

    def __str__(self) -> str:
        return f"{self.case_id} {self.due}"

    @property
    def late(self) -> bool:
        """Whether the response went out after its day: treated as no evidence. (行政复议法 70)"""
        return self.responded_on is not None and self.responded_on > self.due
