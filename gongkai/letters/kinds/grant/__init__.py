"""公开告知书 (条例 36.0.1, 36.0.2): already public, or given; the way, the channel and, where later, the time."""

from __future__ import annotations

from gongkai.letters.kind import LetterKind

KIND = LetterKind(__file__)
