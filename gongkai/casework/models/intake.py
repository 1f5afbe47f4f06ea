"""The ways in, and the log that somebody looked after them."""

from __future__ import annotations

from django.db import models

from gongkai.agencies.scope import AgencyRow
from gongkai.casework.models.kinds import IntakeKind


class IntakeChannel(AgencyRow):
    """A way in that was open: the counter, the post address, the web form … from a day until a day."""

    kind = models.CharField("渠道", max_length=20, choices=IntakeKind.choices)
    description = models.CharField("地址、网址或号码", max_length=200)
    opened_on = models.DateField("开通日期")
    closed_on = models.DateField("停用日期", null=True, blank=True)

    class Meta(AgencyRow.Meta):
        verbose_name = "受理渠道"
        verbose_name_plural = "受理渠道"
        constraints = [
            models.UniqueConstraint(fields=["agency", "kind", "description"], name="intake_channel_unique")
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.description}"


class IntakeCheck(AgencyRow):
    """A logged look into a way in (信箱、窗口、传真机): who looked, when, how many requests were there (0 included)."""

    channel = models.ForeignKey(IntakeChannel, on_delete=models.PROTECT, related_name="checks")
    on = models.DateField("日期")
    found = models.PositiveIntegerField("收到申请件数", default=0)
    checked_by = models.CharField("查看人", max_length=60)
    note = models.CharField("说明", max_length=200, blank=True)

    class Meta(AgencyRow.Meta):
        verbose_name = "受理渠道查看记录"
        verbose_name_plural = "受理渠道查看记录"
        indexes = [models.Index(fields=["agency", "on"], name="intake_check_by_day")]

    def __str__(self) -> str:
        return f"{self.on} {self.found}"
