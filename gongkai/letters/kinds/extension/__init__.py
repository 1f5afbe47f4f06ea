"""延期答复告知书 (条例 33.2): before the term ends, at most twenty working days, with the head's consent."""

from __future__ import annotations

from gongkai.letters.kind import LetterKind

KIND = LetterKind(__file__)
