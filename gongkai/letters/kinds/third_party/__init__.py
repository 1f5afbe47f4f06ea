"""征求意见书，第三方 (条例 32): what concerns them, fifteen working days, silence decides nothing; never who asked."""

from __future__ import annotations

from gongkai.letters.checks import applicant_unnamed
from gongkai.letters.kind import LetterKind

KIND = LetterKind(__file__, applicant_unnamed)
