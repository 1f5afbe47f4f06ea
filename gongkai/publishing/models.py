"""Published information (政府信息) and its placements on channels.

A record's public life runs through services only; later work (review chain, versions, obligations) adds tables that
point here and rewrites none of these columns.
"""

from __future__ import annotations

from django.db import models

from gongkai.agencies.models import Unit
from gongkai.agencies.scope import AgencyRow


class Category(models.TextChoices):
    """How the office counts its publications in chapter one of the annual report."""

    NEWS = "news", "工作动态"
    NOTICE = "notice", "公告公示"
    NORMATIVE = "normative", "行政规范性文件"
    POLICY = "policy", "其他政策文件"
    PLAN = "plan", "规划计划"
    STATISTICS = "statistics", "统计信息"
    FINANCE = "finance", "财政预决算"
    PERSONNEL = "personnel", "人事信息"
    EMERGENCY = "emergency", "应急管理"
    WELFARE = "welfare", "民生保障"
    PROJECT = "project", "重大项目"
    PROCUREMENT = "procurement", "政府采购"
    ORGANISATION = "organisation", "机构职能"
    INTERPRETATION = "interpretation", "政策解读"
    OTHER = "other", "其他信息"


class Channel(models.TextChoices):
    """Where a record can be placed (条例 23). Kinds of channel get a folder each in `publishing/channels`."""

    PORTAL = "portal", "县政府信息公开平台"
    NOTICE_BOARD = "notice_board", "政务公开栏"
    VILLAGE_BOARD = "village_board", "村务公开栏"
    BROADCAST = "broadcast", "广播"
    TELEVISION = "television", "电视"
    PRINT = "print", "纸媒"
    WECHAT = "wechat", "微信公众号"
    GAZETTE = "gazette", "政府公报"
    PRESS_CONFERENCE = "press_conference", "新闻发布会"


class RecordState(models.TextChoices):
    DRAFT = "draft", "草稿"
    IN_REVIEW = "in_review", "审查审批中"
    PUBLISHED = "published", "已公开"
    WITHDRAWN = "withdrawn", "已撤下"
    WITHHELD = "withheld", "不予公开"


class Validity(models.TextChoices):
    IN_FORCE = "in_force", "有效"
    AMENDED = "amended", "已修改"
    REPEALED = "repealed", "已废止"
    EXPIRED = "expired", "已失效"


class Record(AgencyRow):
    """One piece of government information. Dates: formed (形成), first published (首次公开), repealed (废止或失效)."""

    index_number = models.CharField("索引号", max_length=60, blank=True)
    title = models.CharField("名称", max_length=300)
    summary = models.TextField("内容概述", blank=True)
    body = models.TextField("正文", blank=True)
    category = models.CharField("类别", max_length=20, choices=Category.choices)
    document_number = models.CharField("文号", max_length=60, blank=True)
    unit = models.ForeignKey(
        Unit, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="责任科室"
    )
    formed_on = models.DateField("生成日期")
    published_on = models.DateField("首次公开日期", null=True, blank=True)
    published_year = models.PositiveSmallIntegerField("首次公开年份", null=True, blank=True)
    state = models.CharField("状态", max_length=12, choices=RecordState.choices, default=RecordState.DRAFT)
    validity = models.CharField("有效性", max_length=12, choices=Validity.choices, default=Validity.IN_FORCE)
    repealed_on = models.DateField("废止或失效日期", null=True, blank=True)
    drafted_by = models.CharField("起草人", max_length=60, blank=True)
    reviewed_by = models.CharField("保密审查人", max_length=60, blank=True)
    reviewed_on = models.DateField("保密审查日期", null=True, blank=True)
    approved_by = models.CharField("批准人", max_length=60, blank=True)
    approved_on = models.DateField("批准日期", null=True, blank=True)
    source = models.CharField("来源", max_length=60, blank=True, help_text="例如：台账导入的文件名和行号")

    class Meta(AgencyRow.Meta):
        verbose_name = "政府信息"
        verbose_name_plural = "政府信息"
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "index_number"],
                condition=~models.Q(index_number=""),
                name="record_index_unique",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="published")
                | models.Q(published_on__isnull=False, published_year__isnull=False),
                name="record_published_has_day",
            ),
            # 先审查后公开（条例 17）：库里就不可能有没经审查和批准的公开信息。
            models.CheckConstraint(
                condition=~models.Q(state="published")
                | (
                    ~models.Q(reviewed_by="")
                    & ~models.Q(approved_by="")
                    & models.Q(reviewed_on__isnull=False, approved_on__isnull=False)
                ),
                name="record_published_was_reviewed",
            ),
        ]
        indexes = [
            models.Index(fields=["agency", "published_year", "category"], name="record_by_year"),
            models.Index(fields=["agency", "state", "-published_on", "-id"], name="record_by_day"),
            models.Index(fields=["agency", "category", "formed_on"], name="record_by_category"),
        ]

    def __str__(self) -> str:
        return self.title


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
