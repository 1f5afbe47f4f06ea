"""补正后仍不明确告知书 (条例 30): what stayed unclear."""

from __future__ import annotations

from gongkai.letters.kind import LetterKind

KIND = LetterKind(__file__)
