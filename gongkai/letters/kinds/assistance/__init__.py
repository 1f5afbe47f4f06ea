"""协办函 (条例 11, 33.3): another agency is asked and the clock waits; an own unit is asked and it does not."""

from __future__ import annotations

from gongkai.letters.kind import LetterKind

KIND = LetterKind(__file__)
