"""A new answer ordered by a decision: a task of its own on a closed case, never a new request."""

from __future__ import annotations

from datetime import date

from django.db import models

from gongkai.agencies.scope import AgencyRow
from gongkai.casework.models import CaseLetter, DisclosureRequest
from gongkai.remedies.models.cases import RemedyCase


class NewAnswerOrder(AgencyRow):
    """`due`: the term set in the decision, a date. `letter`: the new answer, once it is being written."""

    case = models.OneToOneField(RemedyCase, on_delete=models.PROTECT, related_name="order")
    disclosure_request = models.ForeignKey(
        DisclosureRequest, on_delete=models.PROTECT, related_name="new_answers"
    )
    received_on = models.DateField("收到决定日期")
    due = models.DateField("重新答复期限")
    what = models.CharField("决定要求", max_length=300)
    letter = models.ForeignKey(
        CaseLetter, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="新的答复"
    )
    by_name = models.CharField("登记人", max_length=60)

    class Meta(AgencyRow.Meta):
        verbose_name = "重新答复"
        verbose_name_plural = "重新答复"
        indexes = [models.Index(fields=["agency", "due"], name="order_by_due")]

    def __str__(self) -> str:
        return f"{self.case_id} {self.due}"

    @property
    def done_on(self) -> date | None:
        """The day of the new answer; None while it is not served."""
        service = getattr(self.letter, "service", None) if self.letter_id else None
        return service.reply_day if service is not None else None
