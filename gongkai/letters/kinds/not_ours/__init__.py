"""非本机关负责公开告知书 (条例 10, 36.0.5): why not, and who, if it can be known."""

from __future__ import annotations

from gongkai.letters.kind import LetterKind

KIND = LetterKind(__file__)
