"""What can be found, as the index keeps it. Derived: thrown away and built anew from the areas at any time."""

from __future__ import annotations

from django.db import models

from gongkai.agencies.scope import AgencyRow


class SearchEntry(AgencyRow):
    """One thing that can be found. `kind` names the area's thing (record, …), `subject_id` its id.

    `number` joins it to the engine's own table, whose keys are whole numbers on every engine.
    """

    number = models.BigIntegerField("索引行号", unique=True, editable=False)
    kind = models.CharField("类别", max_length=20)
    subject_id = models.UUIDField("对象")
    title = models.CharField("名称", max_length=300)
    text = models.TextField("正文", blank=True)
    day = models.DateField("日期")
    public = models.BooleanField("公众可见", default=False)

    class Meta(AgencyRow.Meta):
        verbose_name = "检索条目"
        verbose_name_plural = "检索条目"
        constraints = [
            models.UniqueConstraint(fields=["agency", "kind", "subject_id"], name="search_entry_once"),
        ]
        indexes = [models.Index(fields=["agency", "kind", "public", "-day"], name="search_entry_newest")]
