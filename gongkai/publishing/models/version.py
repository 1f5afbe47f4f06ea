"""The archive of what was public: every public version with its content, hash and ground. Immutable.

A version names the review it went out under, or, for what was published before this register began, the paper
register its review is in: a kind of its own, never silent.
"""

from __future__ import annotations

from typing import Any

from django.db import models

from gongkai.agencies.scope import AgencyRow, ScopedManager
from gongkai.base.gates import GatedQuerySet, guard
from gongkai.publishing.models.kinds import Category
from gongkai.publishing.models.record import Record, gate
from gongkai.review.models import Review


class Ground(models.TextChoices):
    """Under what a version went out."""

    REVIEWED = "reviewed", "经本系统审查批准"
    ON_PAPER = "on_paper", "此前已公开，审查登记在纸上"


class _Scoped(ScopedManager[Any].from_queryset(GatedQuerySet)):  # type: ignore[misc]
    """The versions of the agency in scope."""


class RecordVersion(AgencyRow):
    """One public version. `content` is everything that went out, `content_hash` its SHA-256 (hex).

    `paper_register` says where the paper review is kept; it and the three names are filled for `on_paper` alone.
    """

    gate = gate

    record = models.ForeignKey(
        Record, on_delete=models.PROTECT, related_name="versions", verbose_name="政府信息"
    )
    number = models.PositiveIntegerField("第几版")
    content = models.JSONField("内容")
    content_hash = models.CharField("内容校验码", max_length=64)
    ground = models.CharField("依据", max_length=10, choices=Ground.choices)
    review = models.ForeignKey(
        Review, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="审查"
    )
    paper_register = models.CharField("纸质登记簿", max_length=200, blank=True)
    paper_reviewed_by = models.CharField("保密审查人", max_length=60, blank=True)
    paper_reviewed_on = models.DateField("保密审查日期", null=True, blank=True)
    paper_approved_by = models.CharField("批准人", max_length=60, blank=True)
    paper_approved_on = models.DateField("批准日期", null=True, blank=True)
    reason = models.CharField("更正原因", max_length=300, blank=True)
    published_at = models.DateTimeField("公开时间")
    published_by = models.CharField("发布人", max_length=60)
    # what lists and searches read without opening the content
    title = models.CharField("名称", max_length=300)
    document_number = models.CharField("文号", max_length=60, blank=True)
    category = models.CharField("类别", max_length=20, choices=Category.choices)
    formed_on = models.DateField("生成日期")

    objects: Any = _Scoped()
    unscoped: Any = GatedQuerySet.as_manager()

    class Meta(AgencyRow.Meta):
        verbose_name = "公开的版本"
        verbose_name_plural = "公开的版本"
        constraints = [
            models.UniqueConstraint(fields=["agency", "record", "number"], name="version_number_unique"),
            # 公开的版本不是有审查，就是写明纸质登记簿：库里不会有第三种。
            models.CheckConstraint(
                condition=models.Q(ground="reviewed", review__isnull=False)
                | (
                    models.Q(
                        ground="on_paper",
                        review=None,
                        paper_reviewed_on__isnull=False,
                        paper_approved_on__isnull=False,
                    )
                    & ~models.Q(paper_register="")
                    & ~models.Q(paper_reviewed_by="")
                    & ~models.Q(paper_approved_by="")
                ),
                name="version_has_ground",
            ),
            models.CheckConstraint(condition=~models.Q(content_hash=""), name="version_has_hash"),
        ]

    def __str__(self) -> str:
        return f"{self.title}（第{self.number}版）"

    @property
    def etag(self) -> str:
        """The stamp of its page: record and version."""
        return f"{self.record_id.hex}-{self.number}-{self.content_hash[:16]}"

    def ask_gate(self, what: str) -> None:
        if not self._state.adding:
            raise RuntimeError("public versions are never changed nor deleted")
        gate.require(f"{what} {self._meta.label}")


guard(RecordVersion)
