"""收费通知书 (条例 42, 收费办法): basis, standard, sum, how to pay, twenty working days, the consequence."""

from __future__ import annotations

from gongkai.letters.checks import fee_positive
from gongkai.letters.kind import LetterKind

KIND = LetterKind(__file__, fee_positive)
