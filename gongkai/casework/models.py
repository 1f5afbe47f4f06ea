"""Citizens' requests: the request, its events, its answers; the intake channels and the log that they were open.

Deadlines are read from the events by `gongkai_law.clocks`; the date columns on the request are caches of that reading,
rebuilt by `casework.clock.refresh`, and a test proves they agree.
"""

from __future__ import annotations

from django.db import models

from gongkai.agencies.models import Unit
from gongkai.agencies.scope import AgencyRow
from gongkai.base.fields import EncryptedTextField


class ApplicantKind(models.TextChoices):
    """Columns of table three; ids as in `gongkai_law.applicants`."""

    NATURAL = "natural", "自然人"
    BUSINESS = "org_business", "商业企业"
    RESEARCH = "org_research", "科研机构"
    CHARITY = "org_charity", "社会公益组织"
    LEGAL = "org_legal", "法律服务机构"
    OTHER = "org_other", "其他"


class IntakeKind(models.TextChoices):
    """How a request comes in; ids as in the clock events' `channel`."""

    IN_PERSON = "in_person", "当面提交"
    REGISTERED_MAIL = "registered_mail", "邮寄（需签收）"
    ORDINARY_MAIL = "ordinary_mail", "平常信函"
    INTERNET = "internet", "互联网渠道"
    FAX = "fax", "传真"
    EMAIL = "email", "电子邮件"


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
    state = models.CharField("状态", max_length=24, default="not_started")
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
    source = models.CharField("来源", max_length=60, blank=True)

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
            # these two answer every cell of table three from the index alone
            models.Index(
                fields=["agency", "closed_year", "received_year", "result_row", "applicant_kind"],
                name="request_by_result",
            ),
            models.Index(
                fields=["agency", "received_year", "closed_year", "applicant_kind"], name="request_by_receipt"
            ),
            models.Index(fields=["agency", "state", "reply_due"], name="request_by_due"),
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


class FeeNotice(AgencyRow):
    """An information-processing fee asked for (信息处理费); amounts in yuan. Chapter six counts these."""

    disclosure_request = models.ForeignKey(
        DisclosureRequest, on_delete=models.PROTECT, related_name="fee_notices"
    )
    basis = models.CharField("计费方式", max_length=8, choices=[("items", "按件"), ("pages", "按量")])
    quantity = models.PositiveIntegerField("件数或页数")
    amount = models.DecimalField("金额（元）", max_digits=12, decimal_places=2)
    notified_on = models.DateField("通知日期")
    paid_on = models.DateField("缴清日期", null=True, blank=True)
    paid_amount = models.DecimalField("实收（元）", max_digits=12, decimal_places=2, default=0)

    class Meta(AgencyRow.Meta):
        verbose_name = "收费通知"
        verbose_name_plural = "收费通知"
        indexes = [models.Index(fields=["agency", "notified_on"], name="fee_by_day")]

    def __str__(self) -> str:
        return f"{self.notified_on} {self.amount}"


class IntakeChannel(AgencyRow):
    """A way in that was open: the counter, the post address, the web form … from a day until a day."""

    kind = models.CharField("渠道", max_length=20, choices=IntakeKind.choices)
    description = models.CharField("地址、网址或号码", max_length=200)
    opened_on = models.DateField("开通日期")
    closed_on = models.DateField("停用日期", null=True, blank=True)

    class Meta(AgencyRow.Meta):
        verbose_name = "受理渠道"
        verbose_name_plural = "受理渠道"
        constraints = [
            models.UniqueConstraint(fields=["agency", "kind", "description"], name="intake_channel_unique")
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.description}"


class IntakeCheck(AgencyRow):
    """A logged look into a way in (信箱、窗口、传真机): who looked, when, how many requests were there (0 included)."""

    channel = models.ForeignKey(IntakeChannel, on_delete=models.PROTECT, related_name="checks")
    on = models.DateField("日期")
    found = models.PositiveIntegerField("收到申请件数", default=0)
    checked_by = models.CharField("查看人", max_length=60)
    note = models.CharField("说明", max_length=200, blank=True)

    class Meta(AgencyRow.Meta):
        verbose_name = "受理渠道查看记录"
        verbose_name_plural = "受理渠道查看记录"
        indexes = [models.Index(fields=["agency", "on"], name="intake_check_by_day")]

    def __str__(self) -> str:
        return f"{self.on} {self.found}"
