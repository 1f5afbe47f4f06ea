"""说明理由告知书 (条例 35): how many and how often, a term, the consequence."""

from __future__ import annotations

from gongkai.letters.checks import term_after_letter
from gongkai.letters.kind import LetterKind

KIND = LetterKind(__file__, term_after_letter("reasons_due"))
