"""What an agency says in its own way in letters: its Word templates, its sentences, its channels of remedy."""

from __future__ import annotations

from django.db import models

from gongkai.agencies.scope import AgencyRow
from gongkai.documents.models import StoredFile


class OwnTemplate(AgencyRow):
    """An agency's Word template of one kind. The newest active one is used; earlier ones stay for the letters made of them."""

    kind = models.CharField("文书", max_length=40)
    version = models.PositiveSmallIntegerField("版本")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+", verbose_name="模板文件")
    active = models.BooleanField("使用中", default=True)
    uploaded_by = models.CharField("上传人", max_length=60)

    class Meta(AgencyRow.Meta):
        verbose_name = "文书模板"
        verbose_name_plural = "文书模板"
        constraints = [
            models.UniqueConstraint(fields=["agency", "kind", "version"], name="own_template_unique"),
            models.UniqueConstraint(
                fields=["agency", "kind"], condition=models.Q(active=True), name="own_template_one_active"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.version}"


class OwnSentence(AgencyRow):
    """A sentence the agency says in its own words; `key` is an element, a kind of answer or a kind of letter."""

    key = models.CharField("句子", max_length=40)
    words = models.TextField("本单位的写法")
    written_by = models.CharField("填写人", max_length=60)

    class Meta(AgencyRow.Meta):
        verbose_name = "本单位的写法"
        verbose_name_plural = "本单位的写法"
        constraints = [models.UniqueConstraint(fields=["agency", "key"], name="own_sentence_unique")]

    def __str__(self) -> str:
        return self.key


class RemedyChannels(AgencyRow):
    """What remedy notices name besides body and court: the online channel of reconsideration, whom to complain to."""

    online_url = models.URLField("网上申请行政复议的网址", max_length=200, blank=True)
    complaint_body = models.CharField("受理投诉举报的机关", max_length=100, blank=True)

    class Meta(AgencyRow.Meta):
        verbose_name = "救济渠道"
        verbose_name_plural = "救济渠道"
        constraints = [models.UniqueConstraint(fields=["agency"], name="remedy_channels_one")]

    def __str__(self) -> str:
        return self.online_url
