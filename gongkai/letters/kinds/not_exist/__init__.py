"""信息不存在告知书 (条例 36.0.4): where was looked, with what words, by whom, when."""

from __future__ import annotations

from gongkai.letters.kind import LetterKind

KIND = LetterKind(__file__)
