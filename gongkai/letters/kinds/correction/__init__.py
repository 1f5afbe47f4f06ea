"""补正告知书 (条例 30): every unclear point at once, a term, the consequence."""

from __future__ import annotations

from gongkai.letters.checks import term_after_letter
from gongkai.letters.kind import LetterKind

KIND = LetterKind(__file__, term_after_letter("correction_due"))
