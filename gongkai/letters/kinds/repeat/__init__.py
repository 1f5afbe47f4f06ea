"""重复申请告知书 (条例 36.0.6): the same applicant, the same information, answered when and by which letter."""

from __future__ import annotations

from gongkai.letters.checks import earlier_first
from gongkai.letters.kind import LetterKind

KIND = LetterKind(__file__, earlier_first)
