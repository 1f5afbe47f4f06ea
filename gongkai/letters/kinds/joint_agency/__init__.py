"""征求意见书，共同制作机关 (条例 34): fifteen working days, silence is consent."""

from __future__ import annotations

from gongkai.letters.kind import LetterKind

KIND = LetterKind(__file__)
