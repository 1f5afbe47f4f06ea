"""What came in, kept as it came: the original stays untouched beside the request that is worked on."""

from __future__ import annotations

from django.db import models

from gongkai.agencies.scope import AgencyRow
from gongkai.base.fields import EncryptedTextField
from gongkai.casework.models.kinds import IntakeKind


class Submission(AgencyRow):
    """One letter, form or message from an applicant. `text` is never edited; requests are made from it, one or several.

    `digest` is taken over the text and the files, so that the same thing handed in twice is noticed.
    """

    channel = models.CharField("提出方式", max_length=20, choices=IntakeKind.choices)
    submitted_on = models.DateField("提出日期")
    came_at = models.DateTimeField("登记时间", auto_now_add=True)
    text = EncryptedTextField("原文", blank=True, default="")
    tracking_number = models.CharField("邮件号", max_length=60, blank=True)
    signed_for_by = models.CharField("签收人", max_length=60, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    taken_by = models.CharField("登记人", max_length=60, blank=True)

    class Meta(AgencyRow.Meta):
        verbose_name = "提交的原件"
        verbose_name_plural = "提交的原件"
        indexes = [models.Index(fields=["agency", "digest"], name="submission_by_digest")]

    def __str__(self) -> str:
        return f"{self.submitted_on} {self.get_channel_display()}"
