"""大量申请不予处理告知书 (条例 35): how many, which reasons were given, why they do not hold."""

from __future__ import annotations

from gongkai.letters.kind import LetterKind

KIND = LetterKind(__file__)
