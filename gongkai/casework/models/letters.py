"""Letters of a case: the draft with its versions, what was signed, how it was served.

Facts and text hold applicants' names, so they are kept encrypted like the request's own identity data.
"""

from __future__ import annotations

import json
from typing import Any

from django.db import models

from gongkai.agencies.scope import AgencyRow
from gongkai.base.fields import EncryptedTextField
from gongkai.casework.models.disclosure_request import DisclosureRequest
from gongkai.documents.models import StoredFile
from gongkai_law.casework.letters import letter


class CaseLetter(AgencyRow):
    """One letter. `kind`: of `gongkai_law.casework.letters`; `codes`: the answers in it; `version`: the newest one's.

    `is_answer`: it ends the case, and passes the whole review. `renewed`: an answer ordered by a decision after closing.
    `act`: the row that called for it (a correction, a consultation …), as `kind:id`.
    """

    class State(models.TextChoices):
        DRAFT = "draft", "起草"
        IN_REVIEW = "in_review", "审核中"
        SIGNED = "signed", "已签发，等送达"
        SERVED = "served", "已送达"
        VOID = "void", "作废"

    disclosure_request = models.ForeignKey(
        DisclosureRequest, on_delete=models.PROTECT, related_name="letters", null=True, blank=True
    )
    subject_kind = models.CharField(max_length=40, default="request")
    subject_id = models.UUIDField()
    kind = models.CharField("文书", max_length=40)
    act = models.CharField(max_length=80, blank=True)
    is_answer = models.BooleanField(default=False)
    renewed = models.BooleanField("按决定重新答复", default=False)
    codes = models.JSONField("答复类型", default=list)
    state = models.CharField("状态", max_length=12, choices=State.choices, default=State.DRAFT)
    version = models.PositiveIntegerField("版本", default=0)
    content_hash = models.CharField("内容校验码", max_length=64, blank=True)
    drafted_by_id = models.UUIDField("起草人编号")
    drafted_by = models.CharField("起草人", max_length=60)
    document_number = models.CharField("文号", max_length=60, blank=True)
    dated = models.DateField("文书日期", null=True, blank=True)
    signed_by_id = models.UUIDField("签发人编号", null=True, blank=True)
    signed_by = models.CharField("签发人", max_length=60, blank=True)
    signed_at = models.DateTimeField("签发时间", null=True, blank=True)
    signed_file = models.ForeignKey(
        StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="签发件"
    )
    void_reason = models.CharField("作废的原因", max_length=300, blank=True)
    voided_by = models.CharField("作废人", max_length=60, blank=True)

    class Meta(AgencyRow.Meta):
        verbose_name = "文书"
        verbose_name_plural = "文书"
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "document_number"],
                condition=~models.Q(document_number=""),
                name="letter_number_unique",
            ),
            # 一件申请同时只有一份答复在办。
            models.UniqueConstraint(
                fields=["agency", "disclosure_request"],
                condition=models.Q(is_answer=True, state__in=["draft", "in_review", "signed"]),
                name="letter_one_open_answer",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=["draft", "in_review", "void"])
                | models.Q(signed_file__isnull=False, dated__isnull=False),
                name="letter_signed_has_file",
            ),
        ]
        indexes = [
            models.Index(fields=["agency", "subject_kind", "subject_id", "id"], name="letter_by_subject"),
            models.Index(fields=["agency", "state", "created_at"], name="letter_by_state"),
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.document_number}".strip()

    @property
    def title(self) -> str:
        """As printed."""
        return letter(self.kind).title

    @property
    def name(self) -> str:
        """How clerks call it."""
        return letter(self.kind).name


class LetterVersion(AgencyRow):
    """One version of a letter, never changed: facts by element, and the text where it was edited by hand."""

    letter = models.ForeignKey(CaseLetter, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField("版本")
    stored_facts = EncryptedTextField("要素")
    stored_lines = EncryptedTextField("正文", blank=True, default="")
    content_hash = models.CharField("内容校验码", max_length=64)
    made_by_id = models.UUIDField("修改人编号")
    made_by = models.CharField("修改人", max_length=60)
    note = models.CharField("改了什么", max_length=300, blank=True)

    class Meta(AgencyRow.Meta):
        verbose_name = "文书版本"
        verbose_name_plural = "文书版本"
        constraints = [
            models.UniqueConstraint(fields=["agency", "letter", "number"], name="letter_version_unique")
        ]

    def __str__(self) -> str:
        return f"{self.letter_id} {self.number}"

    @property
    def facts(self) -> dict[str, Any]:
        """The facts by element; dates as ISO text, amounts as text."""
        found: dict[str, Any] = json.loads(self.stored_facts)
        return found

    @property
    def lines(self) -> list[str] | None:
        """The text edited by hand, one paragraph a line; None where the kind's own text stands."""
        return self.stored_lines.split("\n") if self.stored_lines else None


class LetterService(AgencyRow):
    """How a letter reached its reader. `reply_day` follows from the way: signed for, handed to the post, arrived. (235号)"""

    letter = models.OneToOneField(CaseLetter, on_delete=models.PROTECT, related_name="service")
    way = models.CharField("送达方式", max_length=12)
    served_on = models.DateField("送达日期")
    sent_on = models.DateField("发出日期", null=True, blank=True)
    carrier = models.CharField("邮寄方式", max_length=60, blank=True)
    carrier_number = models.CharField("邮件号", max_length=60, blank=True)
    recipient = EncryptedTextField("签收人", blank=True, default="")
    online_channel = models.CharField("网上复议渠道", max_length=200, blank=True)
    reply_day = models.DateField("答复之日")
    proof = models.ForeignKey(
        StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="送达凭证"
    )
    note = models.CharField("说明", max_length=300, blank=True)
    noted_by = models.CharField("登记人", max_length=60)

    class Meta(AgencyRow.Meta):
        verbose_name = "送达"
        verbose_name_plural = "送达"
        indexes = [models.Index(fields=["agency", "served_on"], name="service_by_day")]

    def __str__(self) -> str:
        return f"{self.way} {self.served_on}"
