"""Records that belong together, read from both ends."""

from __future__ import annotations

from django.db import models

from gongkai.agencies.scope import AgencyRow
from gongkai.publishing.models.record import Record


class RelationKind(models.TextChoices):
    """`source` does this to `target`."""

    AMENDS = "amends", "修改"
    REPEALS = "repeals", "废止"
    INTERPRETS = "interprets", "解读"
    RESULT_OF = "result_of", "公布结果"
    COMMENTS_ON = "comments_on", "反馈征求意见"
    RESPONDS = "responds", "回应"


# How the relation reads from the target's side.
PASSIVE = {
    RelationKind.AMENDS: "被修改",
    RelationKind.REPEALS: "被废止",
    RelationKind.INTERPRETS: "解读材料",
    RelationKind.RESULT_OF: "结果公布",
    RelationKind.COMMENTS_ON: "采纳情况",
    RelationKind.RESPONDS: "回应",
}
ACTIVE = {
    RelationKind.AMENDS: "修改了",
    RelationKind.REPEALS: "废止了",
    RelationKind.INTERPRETS: "解读的文件",
    RelationKind.RESULT_OF: "原公示",
    RelationKind.COMMENTS_ON: "征求意见稿",
    RelationKind.RESPONDS: "回应的事项",
}


class RecordRelation(AgencyRow):
    """One tie between two records of an agency."""

    source = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="ties_out", verbose_name="从")
    target = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="ties_in", verbose_name="到")
    kind = models.CharField("关系", max_length=12, choices=RelationKind.choices)
    on = models.DateField("日期", null=True, blank=True)

    class Meta(AgencyRow.Meta):
        verbose_name = "信息之间的关系"
        verbose_name_plural = "信息之间的关系"
        constraints = [
            models.UniqueConstraint(fields=["agency", "source", "target", "kind"], name="relation_unique"),
            models.CheckConstraint(condition=~models.Q(source=models.F("target")), name="relation_not_self"),
        ]
        indexes = [models.Index(fields=["agency", "target", "kind"], name="relation_by_target")]

    def __str__(self) -> str:
        return f"{self.source} {self.get_kind_display()} {self.target}"
