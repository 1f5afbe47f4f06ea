"""Published information (政府信息): the working copy of a record, its state, its numbers.

What the public reads is never this row but the version it points to (`models.version`). The fields that make a record
public are written by `gongkai.publishing.gate` alone: every other way to save, create, update or delete refuses.
"""

from __future__ import annotations

import uuid
from typing import Any

from django.db import models

from gongkai.agencies.models import Unit
from gongkai.agencies.scope import AgencyRow, ScopedManager
from gongkai.base.gates import Gate, GatedQuerySet, guard
from gongkai.publishing.models.kinds import Category, Mode, RecordState, Validity
from gongkai_law.records.metadata import genres, subject_classes

gate = Gate("publishing")
# What says that, when and as what a record is public.
PUBLIC_FIELDS = frozenset(
    {"state", "public_version", "published_on", "published_year", "first_published_at", "index_number"}
)


class _RecordQuerySet(GatedQuerySet):
    """Drafts may be written in bulk, the public fields only through the gate; nothing is deleted past it."""


class _Scoped(ScopedManager[Any].from_queryset(_RecordQuerySet)):  # type: ignore[misc]
    """The records of the agency in scope."""


class Record(AgencyRow):
    """One piece of government information. Dates: formed (形成), first published (首次公开), repealed (废止或失效)."""

    gate = gate
    gated_fields = PUBLIC_FIELDS

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
    # metadata of the national reference
    subject_class = models.CharField(
        "主题分类", max_length=4, blank=True, choices=[(each.id, each.label) for each in subject_classes()]
    )
    genre = models.CharField(
        "体裁分类", max_length=16, blank=True, choices=[(each.id, each.label) for each in genres()]
    )
    keywords = models.CharField("关键词", max_length=200, blank=True)
    publisher = models.CharField("发布机构", max_length=100, blank=True, help_text="不填就是本机关")
    mode = models.CharField("公开方式", max_length=12, choices=Mode.choices, default=Mode.PROACTIVE)
    effective_on = models.DateField("施行日期", null=True, blank=True)
    valid_until = models.DateField("有效期至", null=True, blank=True)
    public_until = models.DateField("公开到哪天", null=True, blank=True, help_text="名单公示等到期自动撤下")
    # the clock (条例 26)
    changed_on = models.DateField("变更日期", null=True, blank=True)
    term = models.CharField("公开期限", max_length=24, blank=True)
    term_length = models.PositiveSmallIntegerField("另有规定的天数", null=True, blank=True)
    term_unit = models.CharField("天数的算法", max_length=12, blank=True)
    term_basis = models.CharField("另有规定的依据", max_length=200, blank=True)
    late_reason = models.CharField("迟发原因", max_length=300, blank=True)
    # the working copy and its way out
    revision = models.PositiveIntegerField("第几次保存", default=1)
    drafter_ids = models.JSONField("写过的人", default=list)
    edited_by = models.CharField("最近保存的人", max_length=60, blank=True)
    handling_note = models.CharField("给审查人的说明", max_length=300, blank=True)
    scheduled_for = models.DateTimeField("定时发布", null=True, blank=True)
    scheduled_by_id = models.UUIDField("排定人编号", null=True, blank=True)
    first_published_at = models.DateTimeField("首次公开时间", null=True, blank=True)
    public_version = models.ForeignKey(
        "publishing.RecordVersion",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="公开的版本",
    )

    objects: Any = _Scoped()
    unscoped: Any = _RecordQuerySet.as_manager()

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
            # 公开的一定是一个存了档、有审查依据的版本；没有版本的行在库里就成不了“已公开”。
            models.CheckConstraint(
                condition=~models.Q(state="published") | models.Q(public_version__isnull=False),
                name="record_published_has_version",
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
            models.Index(fields=["agency", "state", "formed_on"], name="record_by_state_formed"),
            models.Index(fields=["agency", "scheduled_for"], name="record_by_schedule"),
            models.Index(fields=["agency", "public_until"], name="record_by_end"),
            models.Index(fields=["agency", "category", "valid_until"], name="record_by_validity"),
        ]

    def __str__(self) -> str:
        return self.title

    @classmethod
    def from_db(cls, *args: Any, **kwargs: Any) -> Any:
        made = super().from_db(*args, **kwargs)
        made.__dict__["_stored"] = made._public_face()
        return made

    def refresh_from_db(self, using: Any = None, fields: Any = None, from_queryset: Any = None) -> None:
        super().refresh_from_db(using=using, fields=fields, from_queryset=from_queryset)
        face = self._public_face()
        if fields is not None:
            read = {name.removesuffix("_id") for name in fields}
            face = {**self.__dict__.get("_stored", {}), **{k: v for k, v in face.items() if k in read}}
        self.__dict__["_stored"] = face

    def _public_face(self) -> dict[str, Any]:
        """The public fields as they stand; those not loaded are left out."""
        names = {field: _attname(field) for field in PUBLIC_FIELDS}
        return {field: self.__dict__[name] for field, name in names.items() if name in self.__dict__}

    def ask_gate(self, what: str) -> None:
        """Raises GateShut where a public field would be written past the gate; a number given is never another."""
        stored = self.__dict__.get("_stored", _NEW)
        face = self._public_face()
        changed = sorted(name for name, value in face.items() if name not in stored or value != stored[name])
        if changed:
            gate.require(f"{what} {self._meta.label} {changed}")
        if (
            stored.get("index_number")
            and face.get("index_number", stored["index_number"]) != stored["index_number"]
        ):
            raise RuntimeError("an index number never changes")

    def save_base(self, *args: Any, **kwargs: Any) -> None:
        super().save_base(*args, **kwargs)
        self.__dict__["_stored"] = {**self.__dict__.get("_stored", {}), **self._public_face()}

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        if self.index_number or self.was_public:
            raise RuntimeError("what was once public is never deleted")
        return super().delete(*args, **kwargs)

    @property
    def was_public(self) -> bool:
        """Whether it was ever public; what was keeps its number and its day."""
        return self.first_published_at is not None

    @property
    def is_public(self) -> bool:
        return bool(self.state == RecordState.PUBLISHED)

    @property
    def public_id(self) -> uuid.UUID:
        """The id in the address of its public page."""
        found: uuid.UUID = self.pk
        return found


def _attname(field: str) -> str:
    return "public_version_id" if field == "public_version" else field


# The public face of a row that was never stored: a draft without numbers.
_NEW: dict[str, Any] = {
    "state": RecordState.DRAFT,
    "public_version": None,
    "published_on": None,
    "published_year": None,
    "first_published_at": None,
    "index_number": "",
}

guard(Record)
