"""延迟答复告知书 (条例 35): the reasons hold, the term does not suffice; a fixed later day."""

from __future__ import annotations

from gongkai.letters.checks import term_after_letter
from gongkai.letters.kind import LetterKind

KIND = LetterKind(__file__, term_after_letter("new_due"))
