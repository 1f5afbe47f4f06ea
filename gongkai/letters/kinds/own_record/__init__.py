"""更正告知书、转送告知书 (条例 41): corrected, or sent to whoever can correct it."""

from __future__ import annotations

from gongkai.letters.kind import LetterKind

KIND = LetterKind(__file__)
