"""The index-number rule of an agency and the values its tokens stand for."""

from __future__ import annotations

from django.db import models

from gongkai.agencies.scope import AgencyRow


class IndexRule(AgencyRow):
    """From a day on, index numbers are made by this pattern (see `gongkai_law.records.numbers`). Old numbers stay."""

    pattern = models.CharField("规则", max_length=80)
    dept = models.CharField("部门编号", max_length=12, blank=True)
    cat = models.CharField("信息分类号", max_length=12, blank=True)
    group = models.CharField("信息分组号", max_length=12, blank=True)
    orgcode = models.CharField("组织机构代码", max_length=9, blank=True)
    since = models.DateField("自")
    decided_by = models.CharField("决定人", max_length=60)

    class Meta(AgencyRow.Meta):
        verbose_name = "索引号规则"
        verbose_name_plural = "索引号规则"
        constraints = [models.UniqueConstraint(fields=["agency", "since"], name="index_rule_unique")]

    def __str__(self) -> str:
        return f"{self.pattern}（{self.since}起）"
