"""送达回证 (235号, 条例 45): way, day, the carrier's number, who received it."""

from __future__ import annotations

from gongkai.letters.checks import post_only
from gongkai.letters.kind import LetterKind

KIND = LetterKind(__file__, post_only)
