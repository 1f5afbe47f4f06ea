"""决定公开告知书，第三方 (条例 32): before the release, what is released and why; the third party has remedies of its own."""

from __future__ import annotations

from gongkai.letters.kind import LetterKind

KIND = LetterKind(__file__)
