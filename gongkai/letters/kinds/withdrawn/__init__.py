"""撤回确认 (条例 45 for the record): the applicant took the request back."""

from __future__ import annotations

from gongkai.letters.kind import LetterKind

KIND = LetterKind(__file__)
