"""What screening found, and what people let stand. No identity number stands here: values are masked, and known again
by a keyed digest (`mark`) only."""

from __future__ import annotations

from django.db import models

from gongkai.agencies.scope import AgencyRow


class FileScreening(AgencyRow):
    """What one edition of the lists found in one content under one name. Findings never change; a new edition adds a row.

    `context` is a digest of file name and title, which help to tell what kind of list it is.
    """

    sha256 = models.CharField(max_length=64)
    context = models.CharField(max_length=32)
    lists_version = models.CharField("词表版本", max_length=24)
    findings = models.JSONField("发现", default=list)
    notes = models.JSONField("没有查到的地方", default=list)
    unreadable = models.CharField("读不出来的原因", max_length=300, blank=True)

    class Meta(AgencyRow.Meta):
        verbose_name = "文件检查"
        verbose_name_plural = "文件检查"
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "sha256", "context", "lists_version"], name="file_screening_unique"
            )
        ]

    def __str__(self) -> str:
        return f"{self.sha256[:12]} {self.lists_version}"


class SubjectScreening(AgencyRow):
    """The last screening of a whole subject (a record with its attachments): what the work list and the gate read."""

    subject_kind = models.CharField(max_length=60)
    subject_id = models.CharField(max_length=64)
    title = models.CharField("名称", max_length=300)
    is_public = models.BooleanField("已公开", default=False)
    lists_version = models.CharField("词表版本", max_length=24)
    stops = models.PositiveIntegerField("拦下的", default=0)
    warns = models.PositiveIntegerField("提醒的", default=0)
    findings = models.JSONField("发现", default=list)
    screened_at = models.DateTimeField("检查时间", auto_now=True)

    class Meta(AgencyRow.Meta):
        verbose_name = "检查结果"
        verbose_name_plural = "检查结果"
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "subject_kind", "subject_id"], name="subject_screening_unique"
            )
        ]
        indexes = [models.Index(fields=["agency", "is_public", "-stops"], name="subject_screening_open")]

    def __str__(self) -> str:
        return self.title


class Waiver(AgencyRow):
    """One finding of one subject that may stay: who let it, why, when. Identity and bank numbers cannot be waived."""

    subject_kind = models.CharField(max_length=60)
    subject_id = models.CharField(max_length=64)
    kind = models.CharField("种类", max_length=40)
    mark = models.CharField(max_length=32)
    masked = models.CharField("内容（遮盖）", max_length=200)
    reason = models.CharField("理由", max_length=300)
    waived_by_id = models.UUIDField()
    waived_by = models.CharField("经手人", max_length=60)
    ended_at = models.DateTimeField("取消时间", null=True, blank=True)

    class Meta(AgencyRow.Meta):
        verbose_name = "保留的内容"
        verbose_name_plural = "保留的内容"
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "subject_kind", "subject_id", "kind", "mark"],
                condition=models.Q(ended_at=None),
                name="waiver_unique",
            )
        ]

    def __str__(self) -> str:
        return self.masked


class OfficeContact(AgencyRow):
    """A telephone, mobile number, mailbox or plate of the office itself: public by its nature, never a finding."""

    value = models.CharField("号码或邮箱", max_length=100)
    plain = models.CharField(max_length=100, editable=False)
    owner = models.CharField("谁的", max_length=100)
    added_by = models.CharField("登记人", max_length=60)
    ended_at = models.DateTimeField("停用时间", null=True, blank=True)

    class Meta(AgencyRow.Meta):
        verbose_name = "单位电话"
        verbose_name_plural = "单位电话"
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "plain"], condition=models.Q(ended_at=None), name="office_contact_unique"
            )
        ]

    def __str__(self) -> str:
        return self.value


class OfficeWord(AgencyRow):
    """A word the office added to the dictionary of errors: what is wrong, what it should be, whether it stops."""

    wrong = models.CharField("错的写法", max_length=60)
    right = models.CharField("应当写成", max_length=60, blank=True)
    stops = models.BooleanField("拦下不让公开", default=False)
    note = models.CharField("说明", max_length=200, blank=True)
    added_by = models.CharField("登记人", max_length=60)
    ended_at = models.DateTimeField("停用时间", null=True, blank=True)

    class Meta(AgencyRow.Meta):
        verbose_name = "本单位的错词"
        verbose_name_plural = "本单位的错词"
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "wrong"], condition=models.Q(ended_at=None), name="office_word_unique"
            )
        ]

    def __str__(self) -> str:
        return self.wrong
