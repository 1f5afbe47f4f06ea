"""A record on a channel (条例 23), with a life of its own: planned, posted, taken down; and what proves it."""

from __future__ import annotations

from django.db import models

from gongkai.agencies.models import Unit
from gongkai.agencies.scope import AgencyRow
from gongkai.documents.models import StoredFile
from gongkai.publishing import channels
from gongkai.publishing.models.record import Record


class PlacementState(models.TextChoices):
    PLANNED = "planned", "待张贴、待播发"
    POSTED = "posted", "公开中"
    TAKEN_DOWN = "taken_down", "已撤下"


class Placement(AgencyRow):
    """One record on one channel. Days: planned for, posted on, due to stay up until, taken down on.

    `version` is the number of the record's version that went up; `serial` that of the sheet on a board.
    """

    record = models.ForeignKey(
        Record, on_delete=models.CASCADE, related_name="placements", verbose_name="政府信息"
    )
    channel = models.CharField("渠道", max_length=20, choices=channels.choices)
    state = models.CharField(
        "状态", max_length=12, choices=PlacementState.choices, default=PlacementState.POSTED
    )
    planned_for = models.DateField("计划日期", null=True, blank=True)
    planned_by = models.CharField("安排人", max_length=60, blank=True)
    posted_on = models.DateField("上载或张贴日期", null=True, blank=True)
    posted_year = models.PositiveSmallIntegerField("年份", null=True, blank=True)
    posted_until = models.DateField("公示到哪天", null=True, blank=True)
    taken_down_on = models.DateField("撤下日期", null=True, blank=True)
    taken_down_by = models.CharField("撤下人", max_length=60, blank=True)
    taken_down_why = models.CharField("撤下原因", max_length=200, blank=True)
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="村（社区）"
    )
    place = models.CharField("地点或栏目", max_length=200, blank=True)
    zone = models.CharField("栏目", max_length=20, blank=True)
    url = models.URLField("网址", max_length=500, blank=True)
    version = models.PositiveIntegerField("版本", default=1)
    serial = models.CharField("张贴件编号", max_length=24, blank=True)
    posted_by = models.CharField("经手人", max_length=60, blank=True)
    evidence = models.CharField("凭证说明", max_length=300, blank=True)

    class Meta(AgencyRow.Meta):
        verbose_name = "公开渠道"
        verbose_name_plural = "公开渠道"
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "record", "channel", "place", "posted_on"], name="placement_unique"
            ),
            models.UniqueConstraint(
                fields=["agency", "serial"], condition=~models.Q(serial=""), name="placement_serial_unique"
            ),
            models.CheckConstraint(
                condition=models.Q(taken_down_on=None) | models.Q(taken_down_on__gte=models.F("posted_on")),
                name="placement_dates",
            ),
            models.CheckConstraint(
                condition=models.Q(state="planned", posted_on=None, posted_year=None)
                | (~models.Q(state="planned") & models.Q(posted_on__isnull=False, posted_year__isnull=False)),
                name="placement_posted_has_day",
            ),
            models.CheckConstraint(
                condition=models.Q(posted_until=None) | models.Q(posted_until__gte=models.F("posted_on")),
                name="placement_term",
            ),
        ]
        indexes = [
            models.Index(fields=["agency", "posted_year", "channel"], name="placement_by_year"),
            models.Index(fields=["agency", "state", "posted_until", "id"], name="placement_by_term"),
        ]

    def __str__(self) -> str:
        return f"{self.label} {self.posted_on or self.planned_for or ''}".strip()

    @property
    def kind(self) -> channels.ChannelKind:
        """What kind of channel it is on."""
        return channels.kind_of(self.channel)

    @property
    def label(self) -> str:
        return channels.labels().get(self.channel, self.channel)


class PlacementPhoto(AgencyRow):
    """A photo that proves a posting. Its time and place stay with the restricted original; the copy has neither.

    `perceptual`: 64-bit difference hash in hex, by which a photo used before is noticed. `remarks`: what to look at.
    """

    class Moment(models.TextChoices):
        POSTED = "posted", "张贴时"
        TAKEN_DOWN = "taken_down", "撤下时"

    placement = models.ForeignKey(
        Placement, on_delete=models.CASCADE, related_name="photos", verbose_name="公开渠道"
    )
    moment = models.CharField("什么时候", max_length=12, choices=Moment.choices, default=Moment.POSTED)
    original = models.ForeignKey(
        StoredFile, on_delete=models.PROTECT, related_name="+", verbose_name="受限原件"
    )
    copy = models.ForeignKey(
        StoredFile, on_delete=models.PROTECT, related_name="+", verbose_name="去信息副本"
    )
    sha256 = models.CharField(max_length=64)
    perceptual = models.CharField(max_length=16)
    taken_at = models.DateTimeField("拍摄时间", null=True, blank=True)
    latitude = models.DecimalField("纬度", max_digits=9, decimal_places=6, null=True, blank=True)
    longitude = models.DecimalField("经度", max_digits=9, decimal_places=6, null=True, blank=True)
    remarks = models.JSONField("要核对的", default=list)
    added_by = models.CharField("上传人", max_length=60, blank=True)

    class Meta(AgencyRow.Meta):
        verbose_name = "张贴照片"
        verbose_name_plural = "张贴照片"
        indexes = [models.Index(fields=["agency", "sha256"], name="photo_by_content")]

    def __str__(self) -> str:
        return f"{self.placement} {self.get_moment_display()}"


class BroadcastSlot(AgencyRow):
    """One time on air: when it began and ended, where it was heard, who read, what went wrong."""

    placement = models.ForeignKey(
        Placement, on_delete=models.CASCADE, related_name="slots", verbose_name="公开渠道"
    )
    started_at = models.DateTimeField("开始时间")
    minutes = models.PositiveSmallIntegerField("时长（分钟）")
    place = models.CharField("范围", max_length=200)
    language = models.CharField("语言", max_length=20, default="普通话")
    operator = models.CharField("播音员", max_length=60)
    fault = models.CharField("故障", max_length=200, blank=True)

    class Meta(AgencyRow.Meta):
        verbose_name = "播出登记"
        verbose_name_plural = "播出登记"
        constraints = [
            models.UniqueConstraint(fields=["agency", "placement", "started_at"], name="slot_unique"),
            models.CheckConstraint(condition=models.Q(minutes__gte=1), name="slot_has_length"),
        ]

    def __str__(self) -> str:
        return f"{self.started_at} {self.place}"
