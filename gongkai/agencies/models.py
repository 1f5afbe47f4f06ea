"""Agencies as a tree, their units, who serves them in which role, their numbers, notices and policy choices.

`Agency` and `WorkdayNotice` are reference tables (copied whole to every shard, changed by services only).
"""

from __future__ import annotations

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models

from gongkai.agencies.scope import AgencyRow
from gongkai.base.models import IdentifiedModel


class Level(models.TextChoices):
    VILLAGE = "village", "村（社区）"
    TOWNSHIP = "township", "乡镇（街道）"
    COUNTY = "county", "县（市、区）"
    PREFECTURE = "prefecture", "设区的市"
    PROVINCE = "province", "省（自治区、直辖市）"
    NATION = "nation", "国家"


class Agency(IdentifiedModel):
    """An agency is a tenant. `body_kind` is a key of `gongkai_law/remedies.toml` and says who hears complaints against it."""

    slug = models.SlugField("网址代号", max_length=60, unique=True)
    name = models.CharField("全称", max_length=100)
    short_name = models.CharField("简称", max_length=40)
    level = models.CharField("层级", max_length=20, choices=Level.choices)
    body_kind = models.CharField("机关类型", max_length=40)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children", verbose_name="上级"
    )
    region_code = models.CharField(
        "行政区划代码", max_length=12, blank=True, validators=[RegexValidator(r"^\d{6,12}$")]
    )
    credit_code = models.CharField("统一社会信用代码", max_length=18, blank=True)
    office_name = models.CharField("政府信息公开工作机构", max_length=100, blank=True)
    office_address = models.CharField("办公地址", max_length=200, blank=True)
    office_hours = models.CharField("办公时间", max_length=200, blank=True)
    office_phone = models.CharField("联系电话", max_length=60, blank=True)
    office_email = models.EmailField("电子邮箱", blank=True)
    office_fax = models.CharField("传真号码", max_length=60, blank=True)
    office_postcode = models.CharField("邮政编码", max_length=6, blank=True)
    online_address = models.URLField("网上申请网址", max_length=200, blank=True)
    complaint_phone = models.CharField("监督投诉电话", max_length=60, blank=True)
    reconsideration_body = models.CharField("行政复议机关", max_length=100, blank=True)
    court = models.CharField("一审法院", max_length=100, blank=True)
    report_due_month = models.PositiveSmallIntegerField("年报公布期限（月）", default=1)
    report_due_day = models.PositiveSmallIntegerField("年报公布期限（日）", default=31)
    is_sample = models.BooleanField("演示数据", default=False)

    class Meta:
        verbose_name = "单位"
        verbose_name_plural = "单位"

    def __str__(self) -> str:
        return self.name


class Unit(AgencyRow):
    """An office inside an agency (内设机构) or a village under a township."""

    name = models.CharField("名称", max_length=80)
    is_village = models.BooleanField("是村（社区）", default=False)
    position = models.PositiveSmallIntegerField("排序", default=0)
    closed_on = models.DateField("撤销日期", null=True, blank=True)

    class Meta(AgencyRow.Meta):
        verbose_name = "内设机构"
        verbose_name_plural = "内设机构"
        constraints = [models.UniqueConstraint(fields=["agency", "name"], name="unit_name_unique")]

    def __str__(self) -> str:
        return self.name


class Role(models.TextChoices):
    CLERK = "clerk", "经办人"
    UNIT_HEAD = "unit_head", "科室负责人"
    REVIEWER = "reviewer", "保密审查人"
    OFFICE_HEAD = "office_head", "政府信息公开工作机构负责人"
    LEADER = "leader", "分管领导"
    VILLAGE_CLERK = "village_clerk", "村级信息员"
    SUPERVISOR = "supervisor", "县级监督人员"
    ADMINISTRATOR = "administrator", "系统管理员"


class Membership(AgencyRow):
    """A person serves an agency in a role, from a day until a day (None = still). One person may hold several."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        db_constraint=False,
        related_name="memberships",
        verbose_name="人员",
    )
    role = models.CharField("角色", max_length=20, choices=Role.choices)
    unit = models.ForeignKey(
        Unit, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="内设机构"
    )
    since = models.DateField("自")
    until = models.DateField("至", null=True, blank=True)

    class Meta(AgencyRow.Meta):
        verbose_name = "任职"
        verbose_name_plural = "任职"
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "user", "role"],
                condition=models.Q(until=None),
                name="membership_open_unique",
            ),
            models.CheckConstraint(
                condition=models.Q(until=None) | models.Q(until__gte=models.F("since")),
                name="membership_dates",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} {self.get_role_display()}"


class NumberCounter(AgencyRow):
    """The last number given out in a series of one agency and period; see `agencies.numbers`."""

    series = models.CharField(max_length=60)
    period = models.CharField(max_length=10)
    last = models.PositiveIntegerField(default=0)

    class Meta(AgencyRow.Meta):
        constraints = [models.UniqueConstraint(fields=["agency", "series", "period"], name="counter_unique")]

    def __str__(self) -> str:
        return f"{self.series} {self.period} {self.last}"


class WorkdayNotice(IdentifiedModel):
    """A working-day notice added after release: a later year, a correction, or local holidays of a region."""

    region_code = models.CharField("适用地区", max_length=12, blank=True, help_text="空 = 全国")
    year = models.PositiveSmallIntegerField("年份")
    number = models.CharField("文号", max_length=60)
    body = models.TextField("内容（TOML）")
    loaded_by = models.CharField("装入人", max_length=60, blank=True)

    class Meta:
        verbose_name = "放假通知"
        verbose_name_plural = "放假通知"
        constraints = [
            models.UniqueConstraint(fields=["region_code", "year", "number"], name="notice_unique")
        ]

    def __str__(self) -> str:
        return f"{self.year} {self.number}"


class PolicyChoice(AgencyRow):
    """What an agency (or the county above it) chose where the law leaves room; keys stand in the law's policies."""

    key = models.CharField("事项", max_length=60)
    option = models.CharField("做法", max_length=60)
    reason = models.CharField("理由", max_length=300)
    decided_by = models.CharField("决定人", max_length=60)

    class Meta(AgencyRow.Meta):
        verbose_name = "口径"
        verbose_name_plural = "口径"
        constraints = [models.UniqueConstraint(fields=["agency", "key"], name="policy_choice_unique")]

    def __str__(self) -> str:
        return f"{self.key} = {self.option}"


class SkippedStep(AgencyRow):
    """A step of the first day that an office chose to leave out; taking it up again removes the row."""

    key = models.CharField("步骤", max_length=40)
    skipped_by = models.CharField("谁跳过的", max_length=60)

    class Meta(AgencyRow.Meta):
        verbose_name = "跳过的步骤"
        verbose_name_plural = "跳过的步骤"
        constraints = [models.UniqueConstraint(fields=["agency", "key"], name="skipped_step_unique")]

    def __str__(self) -> str:
        return self.key
