"""Blacking out a file: the marks while it is open, the two files when it is burnt in."""

from __future__ import annotations

from django.db import models

from gongkai.agencies.scope import AgencyRow
from gongkai.documents.models.files import StoredFile


class Redaction(AgencyRow):
    """The work on one original for one subject. Open until burnt; then it stands as it is, a new one may begin."""

    subject_kind = models.CharField("属于", max_length=60, blank=True)
    subject_id = models.CharField(max_length=64, blank=True)
    original = models.ForeignKey(
        StoredFile, on_delete=models.PROTECT, related_name="redactions", verbose_name="原件"
    )
    begun_by = models.CharField("经办人", max_length=60)
    burnt_by = models.CharField("涂黑人", max_length=60, blank=True)
    burnt_at = models.DateTimeField("涂黑时间", null=True, blank=True)
    marked_copy = models.ForeignKey(
        StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="审核件"
    )
    clean_copy = models.ForeignKey(
        StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="公开件"
    )

    class Meta(AgencyRow.Meta):
        verbose_name = "涂黑"
        verbose_name_plural = "涂黑"
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "original"], condition=models.Q(burnt_at=None), name="redaction_open_unique"
            )
        ]
        indexes = [models.Index(fields=["agency", "subject_kind", "subject_id"], name="redaction_by_subject")]

    def __str__(self) -> str:
        return str(self.original)


class RedactionMark(AgencyRow):
    """One rectangle to be hidden, with its basis. Left, top, width, height are parts of the page (0 to 1), from its top left."""

    redaction = models.ForeignKey(
        Redaction, on_delete=models.CASCADE, related_name="marks", verbose_name="涂黑"
    )
    number = models.PositiveIntegerField("编号")
    page = models.PositiveIntegerField("页")
    left = models.FloatField()
    top = models.FloatField()
    width = models.FloatField()
    height = models.FloatField()
    basis = models.CharField("依据", max_length=40)
    note = models.CharField("说明", max_length=200, blank=True)
    marked_by = models.CharField("标记人", max_length=60)

    class Meta(AgencyRow.Meta):
        verbose_name = "遮盖处"
        verbose_name_plural = "遮盖处"
        constraints = [
            models.UniqueConstraint(fields=["agency", "redaction", "number"], name="redaction_mark_unique")
        ]

    def __str__(self) -> str:
        return f"{self.page}/{self.number}"
