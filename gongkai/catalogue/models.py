"""The standard catalogue (基层政务公开标准目录) of an agency, what it obliges to, and what fulfilled it.

A record of published information stands above this area: it is named by id and version, never by a foreign key. The
state of an obligation (overdue, due soon …) is never stored; `met` is a cache of what its fulfilments say.
"""

from __future__ import annotations

import uuid

from django.db import models

from gongkai.agencies.models import Unit
from gongkai.agencies.scope import AgencyRow
from gongkai_law.disclosure.directory import area_label

STANDING_YEAR = 0
"""The year of an obligation that stands for good: it shows in every year."""


class EditionState(models.TextChoices):
    DRAFT = "draft", "草稿"
    ADOPTED = "adopted", "现行"
    SUPERSEDED = "superseded", "已被替代"


class Audience(models.TextChoices):
    ALL = "all", "全社会"
    SPECIFIC = "specific", "特定群体"


class Mode(models.TextChoices):
    PROACTIVE = "proactive", "主动"
    ON_REQUEST = "on_request", "依申请"


class Met(models.TextChoices):
    """How far an obligation is met. A statement that there was nothing never counts as data."""

    NONE = "none", "没有公开"
    PARTIAL = "partial", "公开了一部分要素"
    STATEMENT = "statement", "只有说明"
    DATA = "data", "全部公开"


class Edition(AgencyRow):
    """One edition, in force from `since` until the next one. `is_sample`: made from the product's sample, no law."""

    number = models.PositiveSmallIntegerField("版次")
    title = models.CharField("名称", max_length=200)
    state = models.CharField("状态", max_length=12, choices=EditionState.choices, default=EditionState.DRAFT)
    since = models.DateField("起用日期", null=True, blank=True)
    until = models.DateField("停用日期", null=True, blank=True)
    is_sample = models.BooleanField("由样本而来", default=False)
    source = models.CharField("来源", max_length=200, blank=True)
    amends = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="修订自"
    )
    adopted_by = models.CharField("批准人", max_length=60, blank=True)

    class Meta(AgencyRow.Meta):
        verbose_name = "标准目录"
        verbose_name_plural = "标准目录"
        constraints = [
            models.UniqueConstraint(fields=["agency", "number"], name="edition_number_unique"),
            models.UniqueConstraint(
                fields=["agency"], condition=models.Q(state="adopted"), name="edition_one_in_force"
            ),
            models.CheckConstraint(
                condition=models.Q(state="draft") | models.Q(since__isnull=False), name="edition_has_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}（第{self.number}版）"


class Item(AgencyRow):
    """One row of the catalogue in the official columns. `line` is the same through all editions; `since` is when the
    line first held. `rank` orders the lists: livelihood items first. Words are kept as the office wrote them."""

    edition = models.ForeignKey(
        Edition, on_delete=models.CASCADE, related_name="items", verbose_name="版次", db_index=False
    )
    line = models.UUIDField(default=uuid.uuid4, editable=False)
    rank = models.PositiveIntegerField("排序")
    since = models.DateField("起用日期", null=True, blank=True)
    area = models.CharField("领域", max_length=40)
    level1 = models.CharField("一级事项", max_length=200)
    level2 = models.CharField("二级事项", max_length=200, blank=True)
    level3 = models.CharField("三级事项", max_length=200, blank=True)
    content = models.TextField("公开内容（要素）")
    basis = models.TextField("公开依据")
    term = models.CharField("公开时限", max_length=500)
    subject = models.CharField("公开主体", max_length=300)
    channels = models.JSONField("公开渠道和载体", default=list)
    channels_note = models.CharField("其他渠道", max_length=200, blank=True)
    audience = models.CharField("公开对象", max_length=10, choices=Audience.choices)
    audience_note = models.CharField("特定群体是谁", max_length=200, blank=True)
    mode = models.CharField("公开方式", max_length=12, choices=Mode.choices, default=Mode.PROACTIVE)
    on_county = models.BooleanField("县级", default=False)
    on_township = models.BooleanField("乡级", default=True)
    on_village = models.BooleanField("村级", default=False)
    livelihood = models.CharField("民生事项", max_length=20, blank=True)

    class Meta(AgencyRow.Meta):
        verbose_name = "目录事项"
        verbose_name_plural = "目录事项"
        constraints = [
            models.UniqueConstraint(fields=["agency", "edition", "rank"], name="item_rank_unique"),
            models.UniqueConstraint(fields=["agency", "edition", "line"], name="item_line_unique"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The item's names joined: 最低生活保障—审批信息."""
        return "—".join(part for part in (self.level1, self.level2, self.level3) if part)

    @property
    def area_label(self) -> str:
        return area_label(self.area)


class Element(AgencyRow):
    """One element (要素) of an item's content, published and ticked by itself."""

    item = models.ForeignKey(
        Item, on_delete=models.CASCADE, related_name="elements", verbose_name="事项", db_index=False
    )
    position = models.PositiveSmallIntegerField("排序")
    text = models.CharField("要素", max_length=500)

    class Meta(AgencyRow.Meta):
        verbose_name = "要素"
        verbose_name_plural = "要素"
        constraints = [
            models.UniqueConstraint(fields=["agency", "item", "position"], name="element_position_unique")
        ]

    def __str__(self) -> str:
        return self.text


class Assignment(AgencyRow):
    """Which unit or village owes an item. An item without one is owed by the agency itself."""

    item = models.ForeignKey(
        Item, on_delete=models.CASCADE, related_name="assignments", verbose_name="事项", db_index=False
    )
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="+", verbose_name="责任单位", db_index=False
    )

    class Meta(AgencyRow.Meta):
        verbose_name = "责任单位"
        verbose_name_plural = "责任单位"
        constraints = [models.UniqueConstraint(fields=["agency", "item", "unit"], name="assignment_unique")]

    def __str__(self) -> str:
        return f"{self.unit}：{self.item}"


class Obligation(AgencyRow):
    """One item due in one period from one unit. `year` and `month` are those of the due day (0 = for good).

    `event_on`: the day of the event it comes from, None for a period. `met_on`: the day all elements were public, or
    the statement was made. `is_open`: neither of them, so that what is due is read in the order of its index.
    """

    item = models.ForeignKey(
        Item, on_delete=models.PROTECT, related_name="obligations", verbose_name="事项", db_index=False
    )
    line = models.UUIDField(editable=False)
    unit = models.ForeignKey(
        Unit,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="责任单位",
        db_index=False,
    )
    period = models.CharField("期次", max_length=24)
    label = models.CharField("期次名称", max_length=60)
    matter = models.CharField("哪件事", max_length=200, blank=True)
    first = models.DateField("期初")
    last = models.DateField("期末")
    due_on = models.DateField("最迟公开日期")
    year = models.PositiveSmallIntegerField("年份")
    month = models.PositiveSmallIntegerField("月份")
    event_on = models.DateField("事情发生日期", null=True, blank=True)
    provisional = models.BooleanField("待放假通知确认", default=False)
    met = models.CharField("办理", max_length=10, choices=Met.choices, default=Met.NONE)
    met_on = models.DateField("公开日期", null=True, blank=True)
    is_open = models.BooleanField("还要办", default=True)

    class Meta(AgencyRow.Meta):
        verbose_name = "应公开事项"
        verbose_name_plural = "应公开事项"
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "line", "unit", "period"],
                condition=models.Q(unit__isnull=False),
                name="obligation_unit_unique",
            ),
            models.UniqueConstraint(
                fields=["agency", "line", "period"],
                condition=models.Q(unit__isnull=True),
                name="obligation_own_unique",
            ),
        ]
        indexes = [
            models.Index(fields=["agency", "year", "line", "month"], name="obligation_by_line"),
            models.Index(fields=["agency", "year", "unit", "met", "due_on"], name="obligation_by_year"),
            models.Index(fields=["agency", "is_open", "due_on", "id"], name="obligation_by_due"),
            models.Index(fields=["agency", "unit", "is_open", "due_on", "id"], name="obligation_by_unit"),
        ]

    def __str__(self) -> str:
        return f"{self.label}"

    @property
    def late(self) -> bool:
        """Whether it was met after its due day."""
        return self.met_on is not None and self.met_on > self.due_on


class Fulfilment(AgencyRow):
    """A version of a record that shows elements of an obligation. It counts from `public_on`, not before.

    `positions`: the elements it shows. `title` is the record's title as tied, so that lists need no look above.
    """

    obligation = models.ForeignKey(
        Obligation,
        on_delete=models.CASCADE,
        related_name="fulfilments",
        verbose_name="应公开事项",
        db_index=False,
    )
    record_id = models.UUIDField("政府信息")
    record_version = models.PositiveIntegerField("版本", default=1)
    title = models.CharField("名称", max_length=300)
    public_on = models.DateField("公开日期", null=True, blank=True)
    positions = models.JSONField("要素", default=list)
    tied_by = models.CharField("登记人", max_length=60, blank=True)

    class Meta(AgencyRow.Meta):
        verbose_name = "公开情况"
        verbose_name_plural = "公开情况"
        constraints = [
            models.UniqueConstraint(fields=["agency", "obligation", "record_id"], name="fulfilment_unique")
        ]
        indexes = [models.Index(fields=["agency", "record_id"], name="fulfilment_by_record")]

    def __str__(self) -> str:
        return self.title


class Statement(AgencyRow):
    """“本期无……”: said by a named person that there was nothing to publish. Its own kind, never data."""

    obligation = models.ForeignKey(
        Obligation,
        on_delete=models.CASCADE,
        related_name="statements",
        verbose_name="应公开事项",
        db_index=False,
    )
    text = models.CharField("说明", max_length=300)
    stated_on = models.DateField("说明日期")
    stated_by = models.CharField("说明人", max_length=60)
    withdrawn_on = models.DateField("收回日期", null=True, blank=True)

    class Meta(AgencyRow.Meta):
        verbose_name = "情况说明"
        verbose_name_plural = "情况说明"
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "obligation"],
                condition=models.Q(withdrawn_on=None),
                name="statement_open_unique",
            )
        ]

    def __str__(self) -> str:
        return self.text
