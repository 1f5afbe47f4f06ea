"""Opinions asked of third parties, co-makers and other agencies. (条例 11, 32, 33.3, 34)"""

from __future__ import annotations

from django.db import models

from gongkai.agencies.scope import AgencyRow
from gongkai.base.fields import EncryptedTextField
from gongkai.casework.models.disclosure_request import DisclosureRequest


class Consultation(AgencyRow):
    """One letter asking one party. The kinds differ in what silence means: third party, we decide; co-maker, consent."""

    class Kind(models.TextChoices):
        THIRD_PARTY = "third_party", "第三方"
        JOINT_AGENCY = "joint_agency", "共同制作机关"
        AGENCY = "agency", "其他机关"

    class Reply(models.TextChoices):
        AGREES = "agrees", "同意公开"
        OBJECTS = "objects", "不同意公开"
        PARTLY = "partly", "同意公开一部分"
        SILENT = "silent", "到期没有回复"
        UNREACHABLE = "unreachable", "无法联系"

    class Decision(models.TextChoices):
        OPEN = "open", "公开"
        WITHHOLD = "withhold", "不公开"
        OVERRIDE = "override", "因公共利益公开"

    disclosure_request = models.ForeignKey(
        DisclosureRequest, on_delete=models.PROTECT, related_name="consultations"
    )
    kind = models.CharField("对谁", max_length=16, choices=Kind.choices)
    party = models.CharField("名称", max_length=100)
    contact = EncryptedTextField("联系方式", blank=True, default="")
    content = models.TextField("征求意见的内容")
    sent_on = models.DateField("发出日期")
    delivered_on = models.DateField("对方收到日期", null=True, blank=True)
    answered_on = models.DateField("收到意见日期", null=True, blank=True)
    reply = models.CharField("意见", max_length=16, choices=Reply.choices, blank=True)
    reply_text = models.TextField("意见和理由", blank=True)
    decision = models.CharField("我们的决定", max_length=12, choices=Decision.choices, blank=True)
    decision_reasons = models.TextField("决定的理由", blank=True)
    decided_by = models.CharField("决定人", max_length=60, blank=True)
    # an override tells the third party in writing before anything is released (条例 32)
    release_notice_on = models.DateField("决定公开告知书送达日期", null=True, blank=True)
    by_name = models.CharField("办理人", max_length=60)

    class Meta(AgencyRow.Meta):
        verbose_name = "征求意见"
        verbose_name_plural = "征求意见"
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "disclosure_request", "kind", "party"], name="consultation_party_unique"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.party}"
