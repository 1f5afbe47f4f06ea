"""A citizen's request and the events of its clock.

Deadlines are read from the events by `gongkai_law.clocks`; the date columns on the request are caches of that reading,
rebuilt by `casework.clock.refresh`, and a test proves they agree.
"""

from __future__ import annotations

from django.db import models

from gongkai.agencies.models import Unit
from gongkai.agencies.scope import AgencyRow
from gongkai.base.fields import EncryptedTextField
from gongkai.casework.models.kinds import ApplicantKind, IntakeKind


class DisclosureRequest(AgencyRow):
    """A request for information (政府信息公开申请). One request is one fact with one row of table three."""

    number = models.CharField("登记号", max_length=40)
    year = models.PositiveSmallIntegerField("登记年份")
    applicant_kind = models.CharField("申请人类型", max_length=16, choices=ApplicantKind.choices)
    applicant_name = EncryptedTextField("申请人")
    applicant_identity = EncryptedTextField("证件号码", blank=True, default="")
    applicant_contact = EncryptedTextField("联系方式", blank=True, default="")
    applicant_fingerprint = models.CharField(max_length=32, blank=True)
    agent_name = EncryptedTextField("代理人", blank=True, default="")
    channel = models.CharField("提出方式", max_length=20, choices=IntakeKind.choices)
    subject = models.CharField("申请的信息", max_length=300)
    content = models.TextField("申请内容", blank=True)
    wanted_form = models.CharField("希望的形式", max_length=100, blank=True)
    filled_by_office = models.BooleanField("口头申请，由本机关代填", default=False)
    # where the case stands in the office (`gongkai_law.casework.states`); `state` is what its clock says
    stage = models.CharField("办理环节", max_length=24, default="received")
    state = models.CharField("期限状态", max_length=24, default="not_started")
    submitted_on = models.DateField("提出日期")
    # caches of the clock reading
    received_on = models.DateField("收到申请之日", null=True, blank=True)
    received_year = models.PositiveSmallIntegerField(null=True, blank=True)
    reply_due = models.DateField("答复期限", null=True, blank=True)
    provisional = models.BooleanField("期限待放假通知确认", default=False)
    # the outcome, once closed
    outcome = models.CharField("计入的答复类型", max_length=32, blank=True)
    closed_on = models.DateField("办结日期", null=True, blank=True)
    closed_year = models.PositiveSmallIntegerField(null=True, blank=True)
    result_row = models.CharField("计入表三的行", max_length=40, blank=True)
    late = models.BooleanField("超期答复", default=False)
    unit = models.ForeignKey(
        Unit, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="承办科室"
    )
    handler_id = models.UUIDField("经办人", null=True, blank=True)
    handler_name = models.CharField("经办人姓名", max_length=60, blank=True)
    # what the applicant asks the status page with, besides the number
    query_code = EncryptedTextField("查询码", blank=True, default="")
    # the paper or message it came in with; one submission may hold several requests
    submission = models.ForeignKey(
        "casework.Submission", on_delete=models.PROTECT, null=True, blank=True, related_name="requests"
    )
    source = models.CharField("来源", max_length=60, blank=True)
    # the earlier request of the same applicant about the same information (条例 36.0.6)
    repeat_of = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="重复的是"
    )

    class Meta(AgencyRow.Meta):
        verbose_name = "政府信息公开申请"
        verbose_name_plural = "政府信息公开申请"
        constraints = [
            models.UniqueConstraint(fields=["agency", "number"], name="request_number_unique"),
            models.CheckConstraint(
                condition=models.Q(closed_on=None, closed_year=None, result_row="")
                | (models.Q(closed_on__isnull=False, closed_year__isnull=False) & ~models.Q(result_row="")),
                name="request_closed_has_row",
            ),
        ]
        indexes = [
            # these two answer every cell of table three, and how many answers were late, from the index alone
            models.Index(
                fields=["agency", "closed_year", "received_year", "result_row", "applicant_kind", "late"],
                name="request_by_result",
            ),
            models.Index(
                fields=["agency", "received_year", "closed_year", "applicant_kind"], name="request_by_receipt"
            ),
            models.Index(fields=["agency", "state", "reply_due"], name="request_by_due"),
            models.Index(fields=["agency", "stage", "submitted_on"], name="request_by_stage"),
            models.Index(fields=["agency", "handler_id", "submitted_on"], name="request_by_handler"),
            models.Index(fields=["agency", "unit", "submitted_on"], name="request_by_unit"),
            models.Index(fields=["agency", "submitted_on", "id"], name="request_by_day"),
            models.Index(
                fields=["agency", "applicant_fingerprint", "received_on"], name="request_by_applicant"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.subject}"


class RequestEvent(AgencyRow):
    """One event of a request's clock, append-only: `kind` and `data` as in the contract of `gongkai clock`."""

    disclosure_request = models.ForeignKey(DisclosureRequest, on_delete=models.PROTECT, related_name="events")
    sequence = models.PositiveIntegerField()
    on = models.DateField("日期")
    kind = models.CharField("事项", max_length=32)
    data = models.JSONField(default=dict, blank=True)
    note = models.CharField("说明", max_length=500, blank=True)
    actor_name = models.CharField("办理人", max_length=60, blank=True)

    class Meta(AgencyRow.Meta):
        verbose_name = "办理记录"
        verbose_name_plural = "办理记录"
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "disclosure_request", "sequence"], name="event_sequence_unique"
            )
        ]

    def __str__(self) -> str:
        return f"{self.on} {self.kind}"
