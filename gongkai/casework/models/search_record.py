"""How the office searched for what was asked; without it nothing "does not exist". (条例 36.0.4)"""

from __future__ import annotations

from django.db import models

from gongkai.agencies.scope import AgencyRow
from gongkai.casework.models.disclosure_request import DisclosureRequest


class SearchRecord(AgencyRow):
    """One search: where, in which systems, with which words, by whom, when, and what came of it."""

    disclosure_request = models.ForeignKey(
        DisclosureRequest, on_delete=models.PROTECT, related_name="searches"
    )
    on = models.DateField("检索日期")
    scope = models.TextField("检索范围")
    systems = models.TextField("检索的系统")
    keywords = models.CharField("检索词", max_length=300)
    persons = models.CharField("检索人", max_length=100)
    found = models.BooleanField("找到了", default=False)
    result = models.TextField("结果", blank=True)

    class Meta(AgencyRow.Meta):
        verbose_name = "检索记录"
        verbose_name_plural = "检索记录"
        indexes = [models.Index(fields=["agency", "disclosure_request", "on"], name="search_by_request")]

    def __str__(self) -> str:
        return f"{self.on} {self.keywords}"
