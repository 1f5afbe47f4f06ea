"""不再处理告知书 (条例 30, 收费办法): which notice, when served, when its term ended."""

from __future__ import annotations

from gongkai.letters.checks import lapse_after_service
from gongkai.letters.kind import LetterKind

KIND = LetterKind(__file__, lapse_after_service)
