"""Review before anything leaves the office (条例 17), over any subject: its round, the steps taken, exceptions granted.

A `Review` is one round over one content, named by its hash. Sent back, it ends; what is handed in again is a new round.
Only the services of this area write these rows (see `gongkai.base.gates`); steps taken are never changed.
"""

from __future__ import annotations

from typing import Any

from django.db import models

from gongkai.agencies.scope import AgencyRow, ScopedManager
from gongkai.base.gates import Gate, GatedQuerySet, guard
from gongkai_law.review import conclusion, review_step

gate = Gate("review")


class _Scoped(ScopedManager[Any].from_queryset(GatedQuerySet)):  # type: ignore[misc]
    """The rows of the agency in scope, guarded."""


class GatedRow(AgencyRow):
    """A row of this area: written through its services only."""

    gate = gate

    objects: Any = _Scoped()
    unscoped: Any = GatedQuerySet.as_manager()

    class Meta(AgencyRow.Meta):
        abstract = True

    def ask_gate(self, what: str) -> None:
        gate.require(f"{what} {self._meta.label}")


class Review(GatedRow):
    """One round of review. `step`: a station of `gongkai_law.review`; open until `completed_at` or `ended_at` is set.

    `completed_at`: approved, may go out as long as the content still has `content_hash` and the round was not ended.
    `emergency`: approved before the confidentiality review, which is due by `makeup_due` and made up at `made_up_at`.
    """

    number = models.CharField("登记编号", max_length=20, blank=True)
    subject_kind = models.CharField("对象", max_length=40)
    subject_id = models.UUIDField("对象编号")
    title = models.CharField("名称", max_length=300)
    unit_id = models.UUIDField("责任科室", null=True, blank=True)
    content_hash = models.CharField("内容校验码", max_length=64)
    round = models.PositiveSmallIntegerField("第几轮")
    step = models.CharField("到哪一步", max_length=20)
    conclusion = models.CharField("结论", max_length=20, blank=True)
    basis = models.CharField("依据", max_length=300, blank=True)
    reasons = models.TextField("理由", blank=True)
    self_check = models.JSONField("自查", default=dict)
    referred_to = models.CharField("报给哪个单位", max_length=100, blank=True)
    referred_on = models.DateField("上报日期", null=True, blank=True)
    referral_due = models.DateField("催问日期", null=True, blank=True)
    emergency = models.BooleanField("紧急发布，事后补审", default=False)
    makeup_due = models.DateTimeField("补审期限", null=True, blank=True)
    made_up_at = models.DateTimeField("补审时间", null=True, blank=True)
    completed_at = models.DateTimeField("批准时间", null=True, blank=True)
    ended_at = models.DateTimeField("作废或退回时间", null=True, blank=True)
    ended_why = models.CharField("作废或退回的原因", max_length=300, blank=True)

    class Meta(GatedRow.Meta):
        verbose_name = "审查"
        verbose_name_plural = "审查"
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "subject_kind", "subject_id", "round"], name="review_round_unique"
            ),
            # 一个对象同时只有一轮没完的审查。
            models.UniqueConstraint(
                fields=["agency", "subject_kind", "subject_id"],
                condition=models.Q(ended_at=None),
                name="review_open_unique",
            ),
            models.CheckConstraint(condition=~models.Q(content_hash=""), name="review_has_hash"),
            models.CheckConstraint(
                condition=models.Q(completed_at=None)
                | models.Q(conclusion__in=["publish", "publish_in_part", "withhold"]),
                name="review_completed_concludes",
            ),
        ]
        indexes = [
            models.Index(fields=["agency", "step", "created_at"], name="review_by_step"),
            models.Index(fields=["agency", "subject_kind", "completed_at"], name="review_by_day"),
        ]

    def __str__(self) -> str:
        return f"{self.title}（第{self.round}轮）"

    @property
    def step_label(self) -> str:
        """Where it stands, in words."""
        return "已退回或作废" if self.ended_at else review_step(self.step).label

    @property
    def conclusion_label(self) -> str:
        """What was concluded so far, in words; nothing before the confidentiality review."""
        return conclusion(self.conclusion).label if self.conclusion else ""


class ReviewStepTaken(GatedRow):
    """Who stood at which station, what was said there. Never changed."""

    review = models.ForeignKey(
        Review, on_delete=models.PROTECT, related_name="steps_taken", verbose_name="审查"
    )
    position = models.PositiveSmallIntegerField("顺序")
    step = models.CharField("步骤", max_length=20)
    person_id = models.UUIDField("办理人编号")
    person_name = models.CharField("办理人", max_length=60)
    at = models.DateTimeField("时间")
    move = models.CharField("去向", max_length=20)
    verdict = models.CharField("结论", max_length=20, blank=True)
    basis = models.CharField("依据", max_length=300, blank=True)
    opinion = models.TextField("意见", blank=True)
    exception_reason = models.CharField("一人兼办的理由", max_length=300, blank=True)
    exception_by = models.CharField("同意兼办的人", max_length=60, blank=True)

    class Meta(GatedRow.Meta):
        verbose_name = "审查步骤"
        verbose_name_plural = "审查步骤"
        constraints = [
            models.UniqueConstraint(fields=["agency", "review", "position"], name="review_step_unique")
        ]

    def __str__(self) -> str:
        return f"{self.step_label} {self.person_name}"

    @property
    def step_label(self) -> str:
        return review_step(self.step).label

    @property
    def verdict_label(self) -> str:
        return conclusion(self.verdict).label if self.verdict else ""

    def ask_gate(self, what: str) -> None:
        if not self._state.adding:
            raise RuntimeError("steps taken are never changed nor deleted")
        super().ask_gate(what)


class ReviewException(GatedRow):
    """Leave for one person to stand at one station of one review although he did another one; granted by a third."""

    review = models.ForeignKey(
        Review, on_delete=models.PROTECT, related_name="exceptions", verbose_name="审查"
    )
    step = models.CharField("步骤", max_length=20)
    person_id = models.UUIDField("办理人编号")
    person_name = models.CharField("办理人", max_length=60)
    reason = models.CharField("理由", max_length=300)
    granted_by_id = models.UUIDField("同意人编号")
    granted_by = models.CharField("同意人", max_length=60)
    on = models.DateField("日期")

    class Meta(GatedRow.Meta):
        verbose_name = "一人兼办的例外"
        verbose_name_plural = "一人兼办的例外"
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "review", "step", "person_id"], name="review_exception_unique"
            )
        ]

    def __str__(self) -> str:
        return f"{review_step(self.step).label} {self.person_name}"


for _model in (Review, ReviewStepTaken, ReviewException):
    guard(_model)
