"""部分公开告知书 (条例 37): what is given, and for each passage withheld its own ground."""

from __future__ import annotations

from gongkai.letters.checks import each_passage_has_ground
from gongkai.letters.kind import LetterKind

KIND = LetterKind(__file__, each_passage_has_ground)
