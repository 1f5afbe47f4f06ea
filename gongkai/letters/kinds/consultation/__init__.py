"""征求意见告知书 (条例 33.3): the applicant learns that the time of a consultation is not counted."""

from __future__ import annotations

from gongkai.letters.kind import LetterKind

KIND = LetterKind(__file__)
