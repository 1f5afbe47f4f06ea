"""What belongs to policies: the stages of a normative document, an interpretation's facts, a response to public concern."""

from __future__ import annotations

from django.db import models

from gongkai.agencies.scope import AgencyRow
from gongkai.publishing.models.record import Record
from gongkai_law.records.interpretation import interpretation_kinds
from gongkai_law.records.normative import stages


class NormativeStage(AgencyRow):
    """The day of one stage in the life of a normative document; stages and order in `gongkai_law.records.normative`."""

    record = models.ForeignKey(
        Record, on_delete=models.CASCADE, related_name="stages", verbose_name="规范性文件"
    )
    stage = models.CharField("环节", max_length=24, choices=[(each.id, each.label) for each in stages()])
    on = models.DateField("日期")
    until = models.DateField("至", null=True, blank=True, help_text="征求意见的截止日期")
    number = models.CharField("登记号或文号", max_length=60, blank=True)
    note = models.CharField("说明", max_length=300, blank=True)

    class Meta(AgencyRow.Meta):
        verbose_name = "规范性文件的环节"
        verbose_name_plural = "规范性文件的环节"
        constraints = [
            models.UniqueConstraint(fields=["agency", "record", "stage", "on"], name="normative_stage_unique")
        ]

    def __str__(self) -> str:
        return f"{self.get_stage_display()} {self.on}"


class Interpretation(AgencyRow):
    """What a record that interprets says about itself: own or relayed, forms, elements, where a relayed one is from."""

    record = models.OneToOneField(
        Record, on_delete=models.CASCADE, related_name="interpretation", verbose_name="解读"
    )
    kind = models.CharField(
        "种类",
        max_length=8,
        choices=[(each.id, each.label) for each in interpretation_kinds()],
        default="own",
    )
    forms = models.JSONField("形式", default=list)
    said = models.JSONField("已写的要素", default=list)
    interpreter = models.CharField("解读人", max_length=60, blank=True)
    phone = models.CharField("联系电话", max_length=60, blank=True)
    source_unit = models.CharField("来源单位", max_length=100, blank=True)
    source_url = models.URLField("来源网址", max_length=300, blank=True)

    class Meta(AgencyRow.Meta):
        verbose_name = "政策解读"
        verbose_name_plural = "政策解读"
        indexes = [models.Index(fields=["agency", "kind"], name="interpretation_by_kind")]

    def __str__(self) -> str:
        return str(self.record)


class Concern(AgencyRow):
    """A public concern (政务舆情) and how it was answered; hours run from `noticed_at`, day and night."""

    class Kind(models.TextChoices):
        MAJOR = "major", "特别重大、重大突发事件"
        OTHER = "other", "其他政务舆情"

    kind = models.CharField("种类", max_length=8, choices=Kind.choices)
    matter = models.CharField("事由", max_length=300)
    found_in = models.CharField("舆情来源", max_length=200)
    noticed_at = models.DateTimeField("发现时间")
    assessment = models.CharField("研判", max_length=300, blank=True)
    unit_name = models.CharField("责任单位", max_length=100, blank=True)
    responded_at = models.DateTimeField("首次回应时间", null=True, blank=True)
    responded_by = models.CharField("回应方式", max_length=100, blank=True)
    press_at = models.DateTimeField("新闻发布会时间", null=True, blank=True)
    link = models.CharField("链接", max_length=300, blank=True)
    record = models.ForeignKey(
        Record, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="回应的信息"
    )
    follow_up = models.TextField("后续", blank=True)
    closed_on = models.DateField("办结日期", null=True, blank=True)

    class Meta(AgencyRow.Meta):
        verbose_name = "回应关切"
        verbose_name_plural = "回应关切"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(responded_at=None) | models.Q(responded_at__gte=models.F("noticed_at")),
                name="concern_response_after",
            )
        ]
        indexes = [models.Index(fields=["agency", "closed_on", "noticed_at"], name="concern_open")]

    def __str__(self) -> str:
        return self.matter
