"""The annual report of a year: its chapters, manual figures, supervision notes, frozen editions.

Computed figures are not stored while the year is open; a frozen edition keeps them with a content hash.
"""

from __future__ import annotations

from django.db import models

from gongkai.agencies.scope import AgencyRow


class ReportState(models.TextChoices):
    DRAFT = "draft", "起草中"
    CHECKED = "checked", "已核对"
    SIGNED = "signed", "已签发"
    FROZEN = "frozen", "已定稿"
    PUBLISHED = "published", "已公布"


class AnnualReport(AgencyRow):
    """An agency's report for one year. The edition (F2019, F2021) follows from the year."""

    year = models.PositiveSmallIntegerField("年份")
    state = models.CharField("状态", max_length=12, choices=ReportState.choices, default=ReportState.DRAFT)
    checked_by = models.CharField("核对人", max_length=60, blank=True)
    checked_at = models.DateTimeField("核对时间", null=True, blank=True)
    signed_by = models.CharField("签发人", max_length=60, blank=True)
    signed_on = models.DateField("签发日期", null=True, blank=True)
    published_on = models.DateField("公布日期", null=True, blank=True)
    published_at_url = models.URLField("公布网址", blank=True)

    class Meta(AgencyRow.Meta):
        verbose_name = "年度报告"
        verbose_name_plural = "年度报告"
        constraints = [models.UniqueConstraint(fields=["agency", "year"], name="report_year_unique")]

    def __str__(self) -> str:
        return f"{self.year}"


class ReportChapter(AgencyRow):
    """A chapter's text as edited. Figures stand in it as bindings such as {t3.new.total} and are filled when shown."""

    report = models.ForeignKey(AnnualReport, on_delete=models.CASCADE, related_name="chapters")
    number = models.PositiveSmallIntegerField("章")
    text = models.TextField("正文", blank=True)
    edited_by = models.CharField("编辑人", max_length=60, blank=True)
    edited_at = models.DateTimeField("编辑时间", null=True, blank=True)

    class Meta(AgencyRow.Meta):
        verbose_name = "报告章节"
        verbose_name_plural = "报告章节"
        constraints = [models.UniqueConstraint(fields=["agency", "report", "number"], name="chapter_unique")]

    def __str__(self) -> str:
        return f"第{self.number}章"


class ManualFigure(AgencyRow):
    """A figure the register has no source for, entered with a reason and a name."""

    report = models.ForeignKey(AnnualReport, on_delete=models.CASCADE, related_name="manual_figures")
    cell = models.CharField("单元格", max_length=60)
    value = models.DecimalField("数值", max_digits=18, decimal_places=6)
    reason = models.CharField("来源说明", max_length=300)
    entered_by = models.CharField("填报人", max_length=60)

    class Meta(AgencyRow.Meta):
        verbose_name = "人工填报数"
        verbose_name_plural = "人工填报数"
        constraints = [
            models.UniqueConstraint(fields=["agency", "report", "cell"], name="manual_figure_unique")
        ]

    def __str__(self) -> str:
        return f"{self.cell} = {self.value}"


class SupervisionNote(AgencyRow):
    """What chapter one must say of a year beside counts: assessment, social evaluation, accountability … (条例 50)."""

    class Kind(models.TextChoices):
        ASSESSMENT = "assessment", "工作考核"
        EVALUATION = "evaluation", "社会评议"
        ACCOUNTABILITY = "accountability", "责任追究"
        INSPECTION = "inspection", "自查检查"
        MANAGEMENT = "management", "政府信息管理"
        PLATFORM = "platform", "平台建设"

    year = models.PositiveSmallIntegerField("年份")
    kind = models.CharField("类别", max_length=16, choices=Kind.choices)
    on = models.DateField("日期", null=True, blank=True)
    text = models.TextField("情况")
    entered_by = models.CharField("填报人", max_length=60, blank=True)

    class Meta(AgencyRow.Meta):
        verbose_name = "监督保障情况"
        verbose_name_plural = "监督保障情况"
        indexes = [models.Index(fields=["agency", "year", "kind"], name="supervision_note_by_year")]

    def __str__(self) -> str:
        return f"{self.year} {self.get_kind_display()}"


class ReceivedReport(AgencyRow):
    """Another agency's report that an agency above it received as a file, read and checked.

    `agency` is the one that received it, `about_id` the agency below it whose report it is, where its name is known.
    A file that could not be read has its reason in `problem` and no figures. The same file is kept once.
    """

    file_name = models.CharField("文件名", max_length=200)
    file_hash = models.CharField("文件校验码", max_length=64)
    about_id = models.UUIDField("所属单位", null=True, blank=True)
    agency_name = models.CharField("报告单位", max_length=100, blank=True)
    year = models.PositiveSmallIntegerField("年份", null=True, blank=True)
    form = models.CharField("格式", max_length=8, blank=True)
    figures = models.JSONField(default=dict, blank=True)
    chapters = models.JSONField(default=dict, blank=True)
    findings = models.JSONField(default=list, blank=True)
    errors = models.PositiveIntegerField("错误", default=0)
    warnings = models.PositiveIntegerField("提醒", default=0)
    against_previous = models.BooleanField("与上年核对过", default=False)
    problem = models.TextField("读不出来的原因", blank=True)
    received_by = models.CharField("收件人", max_length=60)
    received_on = models.DateField("收到日期")

    class Meta(AgencyRow.Meta):
        verbose_name = "收到的年度报告"
        verbose_name_plural = "收到的年度报告"
        constraints = [
            models.UniqueConstraint(fields=["agency", "file_hash"], name="received_report_file_unique")
        ]
        indexes = [models.Index(fields=["agency", "year", "agency_name"], name="received_report_by_year")]

    def __str__(self) -> str:
        return self.file_name


class FrozenReport(AgencyRow):
    """A report as it was frozen: figures, texts and the ids behind every cell, under a content hash.

    Number 1 is the report as signed; each later one is a visible correction with its reason. Rows are never changed.
    """

    report = models.ForeignKey(AnnualReport, on_delete=models.PROTECT, related_name="frozen")
    number = models.PositiveSmallIntegerField("版次")
    content = models.JSONField()
    content_hash = models.CharField("内容校验码", max_length=64)
    reason = models.CharField("更正原因", max_length=300, blank=True)
    frozen_by = models.CharField("定稿人", max_length=60)

    class Meta(AgencyRow.Meta):
        verbose_name = "定稿"
        verbose_name_plural = "定稿"
        constraints = [
            models.UniqueConstraint(fields=["agency", "report", "number"], name="frozen_number_unique")
        ]

    def __str__(self) -> str:
        return f"{self.report} 第{self.number}版"
