"""行政查询事项告知书 (条例 36.0.7): the law with its own way of access, and the window."""

from __future__ import annotations

from gongkai.letters.kind import LetterKind

KIND = LetterKind(__file__)
