"""公开出版物告知书 (条例 39.2): where the publication can be had."""

from __future__ import annotations

from gongkai.letters.kind import LetterKind

KIND = LetterKind(__file__)
