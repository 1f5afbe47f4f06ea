"""The archived file of a request, and lists by which files are made anonymous when their term is over."""

from __future__ import annotations

from django.db import models

from gongkai.agencies.scope import AgencyRow
from gongkai.casework.models.disclosure_request import DisclosureRequest
from gongkai.documents.models import StoredFile


class ArchiveFile(AgencyRow):
    """A closed request's file: its number, its term, the package it was put into, what was waived and why.

    `years` is the term when it was archived; a later reconsideration lengthens it, nothing shortens it.
    """

    disclosure_request = models.OneToOneField(
        DisclosureRequest, on_delete=models.PROTECT, related_name="archive_file"
    )
    number = models.CharField("档号", max_length=60)
    archived_on = models.DateField("归档日期")
    archived_by = models.CharField("归档人", max_length=60)
    years = models.PositiveSmallIntegerField("保管年限")
    keep_until = models.DateField("保管到")
    package = models.ForeignKey(
        StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="归档包"
    )
    waived = models.JSONField("缺少的材料和说明", default=dict, blank=True)
    anonymised_on = models.DateField("匿名日期", null=True, blank=True)

    class Meta(AgencyRow.Meta):
        verbose_name = "归档案卷"
        verbose_name_plural = "归档案卷"
        constraints = [models.UniqueConstraint(fields=["agency", "number"], name="archive_number_unique")]
        indexes = [
            models.Index(fields=["agency", "anonymised_on", "keep_until"], name="archive_by_term"),
            models.Index(fields=["agency", "archived_on"], name="archive_by_day"),
        ]

    def __str__(self) -> str:
        return self.number


class AnonymisingList(AgencyRow):
    """Files whose term is over, put forward by one person and agreed to by another (two signatures)."""

    files = models.JSONField("案卷", default=list)
    reason = models.CharField("理由", max_length=300)
    proposed_by_id = models.UUIDField("提出人编号")
    proposed_by = models.CharField("提出人", max_length=60)
    proposed_on = models.DateField("提出日期")
    approved_by = models.CharField("批准人", max_length=60, blank=True)
    approved_on = models.DateField("批准日期", null=True, blank=True)

    class Meta(AgencyRow.Meta):
        verbose_name = "匿名清单"
        verbose_name_plural = "匿名清单"
        indexes = [models.Index(fields=["agency", "approved_on", "proposed_on"], name="anonymising_by_day")]

    def __str__(self) -> str:
        return f"{self.proposed_on} {len(self.files)}"
