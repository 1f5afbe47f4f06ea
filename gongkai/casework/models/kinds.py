"""Closed lists of a request: kinds of applicant and ways in; ids as the law core has them."""

from __future__ import annotations

from django.db import models


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
