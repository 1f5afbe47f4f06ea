"""The answers inside a reply letter."""

from __future__ import annotations

from django.db import models

from gongkai.agencies.scope import AgencyRow
from gongkai.casework.models.disclosure_request import DisclosureRequest


class Answer(AgencyRow):
    """One answer inside the reply letter; a letter may hold several, one of them (or "partial") counts."""

    disclosure_request = models.ForeignKey(
        DisclosureRequest, on_delete=models.PROTECT, related_name="answers"
    )
    position = models.PositiveSmallIntegerField(default=0)
    outcome = models.CharField("答复类型", max_length=32)
    basis = models.CharField("依据", max_length=200, blank=True)
    reasons = models.TextField("理由", blank=True)
    text = models.TextField("答复内容", blank=True)

    class Meta(AgencyRow.Meta):
        verbose_name = "答复"
        verbose_name_plural = "答复"
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "disclosure_request", "position"], name="answer_position_unique"
            )
        ]

    def __str__(self) -> str:
        return self.outcome
