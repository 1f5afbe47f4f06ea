"""不予公开告知书 (条例 14, 15, 16, 36.0.3): the exact ground, and reasons that are about this piece of information."""

from __future__ import annotations

from gongkai.letters.checks import ground_in_closed_list, reasons_of_its_own
from gongkai.letters.kind import LetterKind

KIND = LetterKind(__file__, ground_in_closed_list, reasons_of_its_own)
