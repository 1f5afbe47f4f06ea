"""Training sessions (条例 48): chapter one of the annual report counts them."""

from __future__ import annotations

from decimal import Decimal

from django.db import models

from gongkai.agencies.scope import AgencyRow


class TrainingSession(AgencyRow):
    """One session: when, on what, by whom, how many came, how many hours."""

    held_on = models.DateField("日期")
    topic = models.CharField("主题", max_length=200)
    trainer = models.CharField("授课人", max_length=100, blank=True)
    place = models.CharField("地点", max_length=100, blank=True)
    attendees = models.PositiveIntegerField("参加人次")
    hours = models.DecimalField("学时", max_digits=5, decimal_places=1, default=Decimal("0"))
    note = models.CharField("说明", max_length=300, blank=True)

    class Meta(AgencyRow.Meta):
        verbose_name = "培训"
        verbose_name_plural = "培训"
        indexes = [models.Index(fields=["agency", "held_on"], name="training_by_day")]

    def __str__(self) -> str:
        return f"{self.held_on} {self.topic}"
