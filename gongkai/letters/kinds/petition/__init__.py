"""不作为政府信息公开申请处理告知书 (条例 39.1): a petition, a complaint, a question; where it belongs."""

from __future__ import annotations

from gongkai.letters.kind import LetterKind

KIND = LetterKind(__file__)
