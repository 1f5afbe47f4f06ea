"""A record on a channel (条例 23)."""

from __future__ import annotations

from django.db import models

from gongkai.agencies.scope import AgencyRow
from gongkai.publishing.models.kinds import Channel
from gongkai.publishing.models.record import Record


class Placement(AgencyRow):
    """One record on one channel, with its own life: posted, taken down, evidence."""

    record = models.ForeignKey(
        Record, on_delete=models.CASCADE, related_name="placements", verbose_name="政府信息"
    )
    channel = models.CharField("渠道", max_length=20, choices=Channel.choices)
    posted_on = models.DateField("上载或张贴日期")
    posted_year = models.PositiveSmallIntegerField("年份")
    taken_down_on = models.DateField("撤下日期", null=True, blank=True)
    place = models.CharField("地点或栏目", max_length=200, blank=True)
    posted_by = models.CharField("经手人", max_length=60, blank=True)
    evidence = models.CharField("凭证说明", max_length=300, blank=True)

    class Meta(AgencyRow.Meta):
        verbose_name = "公开渠道"
        verbose_name_plural = "公开渠道"
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "record", "channel", "place", "posted_on"], name="placement_unique"
            ),
            models.CheckConstraint(
                condition=models.Q(taken_down_on=None) | models.Q(taken_down_on__gte=models.F("posted_on")),
                name="placement_dates",
            ),
        ]
        indexes = [models.Index(fields=["agency", "posted_year", "channel"], name="placement_by_year")]

    def __str__(self) -> str:
        return f"{self.get_channel_display()} {self.posted_on}"
