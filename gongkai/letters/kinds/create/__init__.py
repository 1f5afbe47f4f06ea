"""另行制作告知书 (条例 38): why it would have to be made, and what there is."""

from __future__ import annotations

from gongkai.letters.kind import LetterKind

KIND = LetterKind(__file__)
