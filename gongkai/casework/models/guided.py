"""What the guided choice led to, kept in the file with the way there."""

from __future__ import annotations

from django.db import models

from gongkai.agencies.scope import AgencyRow
from gongkai.casework.models.disclosure_request import DisclosureRequest


class GuidedChoice(AgencyRow):
    """One walk through the questions: `parts` holds, for each answer of the letter, its outcome, the ground of what is
    withheld, and the questions with the replies given. The newest one is what the office means to answer.
    """

    disclosure_request = models.ForeignKey(
        DisclosureRequest, on_delete=models.PROTECT, related_name="guided_choices"
    )
    parts = models.JSONField("各个答复", default=list)
    counted = models.CharField("计入的答复类型", max_length=32)
    by_name = models.CharField("选定人", max_length=60)

    class Meta(AgencyRow.Meta):
        verbose_name = "选定的答复类型"
        verbose_name_plural = "选定的答复类型"
        indexes = [
            models.Index(fields=["agency", "disclosure_request", "created_at"], name="guided_by_request")
        ]

    def __str__(self) -> str:
        return self.counted
