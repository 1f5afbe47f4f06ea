"""登记回执 (条例 31, 45): received when, by which way in, due when, and the code to follow it by."""

from __future__ import annotations

from gongkai.letters.kind import LetterKind

KIND = LetterKind(__file__)
