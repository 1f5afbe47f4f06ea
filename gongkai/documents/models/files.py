"""Stored files. The bytes lie in the content-addressed store (`documents.storing.blobs`), what is known of them here.

A row is one version of one file in one place. Subjects (a record, a request, a letter) are named by kind and id and
not by a foreign key: the areas that own them stand above this one.
"""

from __future__ import annotations

import uuid

from django.db import models

from gongkai.agencies.scope import AgencyRow
from gongkai.base.models import new_id


class FileAccess(models.TextChoices):
    """Who may open a file. A restricted original is opened by a named act only: a person, a reason, an audit entry."""

    PUBLIC = "public", "可以公开"
    INTERNAL = "internal", "内部"
    RESTRICTED = "restricted", "受限原件"


class Derivation(models.TextChoices):
    """How a file came from the one it is `derived_from`."""

    NONE = "", "原件"
    MASKED = "masked", "遮盖后的公开件"
    MARKED = "marked", "标出遮盖处的审核件"
    CLEAN = "clean", "涂黑后的公开件"
    RENDERED = "rendered", "由原件生成"
    STRIPPED = "stripped", "去除拍摄信息的公开件"


class TextState(models.TextChoices):
    """Whether the file's text can be read for search and screening. `text_note` says why not."""

    PENDING = "pending", "还没有读"
    READ = "read", "读出了文字"
    NONE = "none", "没有文字"
    UNREADABLE = "unreadable", "读不出来"


class StoredFile(AgencyRow):
    """One version of one file. `sha256` addresses its bytes; `size` is in bytes; `name` has no path in it."""

    sha256 = models.CharField("内容摘要", max_length=64, editable=False)
    size = models.PositiveBigIntegerField("大小（字节）", editable=False)
    media_type = models.CharField("类型", max_length=100, editable=False)
    name = models.CharField("文件名", max_length=255)
    purpose = models.CharField("用途", max_length=40)
    access = models.CharField(
        "查看范围", max_length=12, choices=FileAccess.choices, default=FileAccess.INTERNAL
    )
    subject_kind = models.CharField("属于", max_length=60, blank=True)
    subject_id = models.CharField(max_length=64, blank=True)
    position = models.PositiveSmallIntegerField("排序", default=0)
    series = models.UUIDField("同一文件的各版本", default=new_id, editable=False)
    version = models.PositiveIntegerField("版本", default=1)
    is_current = models.BooleanField("现行版本", default=True)
    derived_from = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="derived",
        verbose_name="来自原件",
    )
    derivation = models.CharField(
        "与原件的关系", max_length=12, choices=Derivation.choices, blank=True, default=Derivation.NONE
    )
    text_state = models.CharField("文字", max_length=12, choices=TextState.choices, default=TextState.PENDING)
    text_note = models.CharField("文字说明", max_length=300, blank=True)
    making = models.JSONField("怎样做成的", default=dict, blank=True)
    stored_by_id = models.UUIDField("存入人编号", null=True, blank=True)
    stored_by = models.CharField("存入人", max_length=60, blank=True)
    removed_at = models.DateTimeField("移出时间", null=True, blank=True)

    class Meta(AgencyRow.Meta):
        verbose_name = "文件"
        verbose_name_plural = "文件"
        constraints = [
            models.UniqueConstraint(fields=["agency", "series", "version"], name="file_version_unique"),
            models.CheckConstraint(
                condition=models.Q(derived_from=None, derivation="")
                | (models.Q(derived_from__isnull=False) & ~models.Q(derivation="")),
                name="file_derivation_said",
            ),
        ]
        indexes = [
            models.Index(fields=["agency", "subject_kind", "subject_id", "position"], name="file_by_subject"),
            models.Index(fields=["agency", "sha256"], name="file_by_content"),
            models.Index(fields=["agency", "derived_from"], name="file_by_original"),
        ]

    # Set by `store_file` on what it returns: the same bytes already stood with the same subject, nothing was added.
    already_there = False

    def __str__(self) -> str:
        return self.name

    @property
    def is_restricted(self) -> bool:
        """Whether opening it is a named act."""
        return bool(self.access == FileAccess.RESTRICTED)

    @property
    def original_id(self) -> uuid.UUID:
        """The id of the original this was made from; its own id for an original."""
        found: uuid.UUID = self.derived_from_id or self.pk
        return found
