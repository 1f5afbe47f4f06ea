"""What supervision keeps: the log of reminders."""

from __future__ import annotations

from django.db import models

from gongkai.agencies.scope import AgencyRow


class ReminderState(models.TextChoices):
    SENDING = "sending", "正在发"
    SENT = "sent", "已发"
    FAILED = "failed", "没有发成"


class Reminder(AgencyRow):
    """The one summary mail of a person and day. `told` lists what it spoke of: `{"url", "level", "what"}`.

    The person is a plain id: the log outlives the account and crosses no shard.
    """

    user_id = models.UUIDField("收件人")
    name = models.CharField("姓名", max_length=60)
    address = models.CharField("电子邮箱", max_length=254)
    on = models.DateField("日期")
    overdue = models.PositiveIntegerField("已逾期")
    soon = models.PositiveIntegerField("快到期")
    told = models.JSONField("提到的事", default=list)
    state = models.CharField("结果", max_length=10, choices=ReminderState.choices)
    error = models.CharField("原因", max_length=300, blank=True)
    tried_at = models.DateTimeField("时间", auto_now=True)

    class Meta(AgencyRow.Meta):
        verbose_name = "到期提醒"
        verbose_name_plural = "到期提醒"
        constraints = [
            models.UniqueConstraint(fields=["agency", "user_id", "on"], name="reminder_once_a_day")
        ]
        indexes = [models.Index(fields=["agency", "-on"], name="reminder_by_day")]

    def __str__(self) -> str:
        return f"{self.on} {self.name}"
