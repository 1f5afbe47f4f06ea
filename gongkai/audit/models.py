"""Append-only audit entries, one hash chain per agency.

Agency, actor and subject are plain ids: an entry outlives them and crosses no shard.
"""

from __future__ import annotations

from typing import Any, NoReturn

from django.db import models

from gongkai.base.models import new_id


class AppendOnlyQuerySet(models.QuerySet["AuditEntry"]):
    """A history nobody can edit: bulk change and bulk deletion are refused."""

    def update(self, **_: Any) -> NoReturn:
        raise RuntimeError("audit entries are never changed")

    def delete(self) -> NoReturn:
        raise RuntimeError("audit entries are never deleted")


class AuditEntry(models.Model):
    """Who did what to what, when, chained: `hash` covers the entry and `previous_hash`."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    year = models.PositiveSmallIntegerField()
    sequence = models.PositiveBigIntegerField()
    at = models.DateTimeField("时间")
    act = models.CharField("动作", max_length=80)
    actor_id = models.UUIDField(null=True)
    actor_name = models.CharField("办理人", max_length=60, blank=True)
    subject_kind = models.CharField("对象", max_length=60)
    subject_id = models.CharField(max_length=64)
    data = models.JSONField(default=dict)
    previous_hash = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        verbose_name = "留痕"
        verbose_name_plural = "留痕"
        constraints = [
            models.UniqueConstraint(fields=["agency_id", "sequence"], name="audit_sequence_unique")
        ]
        indexes = [
            models.Index(
                fields=["agency_id", "subject_kind", "subject_id", "sequence"], name="audit_by_subject"
            ),
            models.Index(fields=["agency_id", "at"], name="audit_by_time"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.actor_name} {self.act}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise RuntimeError("audit entries are never changed")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise RuntimeError("audit entries are never deleted")


class AuditHead(models.Model):
    """The last link of an agency's chain; locked while a new entry is written."""

    agency_id = models.UUIDField(primary_key=True)
    sequence = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return f"{self.agency_id} {self.sequence}"
