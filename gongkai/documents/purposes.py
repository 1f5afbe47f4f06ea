"""What files are for. A purpose says how large a file may be and how it is called on pages."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class Purpose(models.TextChoices):
    """Purposes of stored files; areas add theirs here, one line each."""

    ATTACHMENT = "attachment", "附件"
    BODY_SOURCE = "body_source", "正文原稿"
    LIST = "list", "名单"
    EVIDENCE = "evidence", "凭证"
    PHOTO = "photo", "照片"
    SCAN = "scan", "扫描件"
    SUBMISSION = "submission", "申请原件"
    IDENTITY_PROOF = "identity_proof", "身份证明"
    PROXY = "proxy", "授权委托书"
    CONSULTATION = "consultation", "征求意见材料"
    ANSWER_MATERIAL = "answer_material", "答复提供的材料"
    DELIVERY_PROOF = "delivery_proof", "送达凭证"
    LETTER = "letter", "文书"
    SIGNED_LETTER = "signed_letter", "签发的文书"
    TEMPLATE = "template", "模板"
    CATALOGUE = "catalogue", "标准目录"
    LEDGER = "ledger", "台账"
    IMPORT = "import", "批量导入"
    ARCHIVE = "archive", "归档包"
    OTHER = "other", "其他"


_LARGE = frozenset({Purpose.SCAN, Purpose.SUBMISSION, Purpose.IMPORT, Purpose.ARCHIVE})


def label_of(purpose: str) -> str:
    """The purpose in words; a purpose that is not known shows as it stands."""
    return str(Purpose(purpose).label) if purpose in Purpose.values else purpose


def largest_for(purpose: str) -> int:
    """The size limit in bytes: scans, submissions, imports and archives may be as large as a scan."""
    megabytes = settings.LARGEST_SCAN_MB if purpose in _LARGE else settings.LARGEST_ATTACHMENT_MB
    return int(megabytes) * 1024 * 1024
