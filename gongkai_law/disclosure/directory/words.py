"""Folding the words of a cell, so that spellings that differ only in width and blanks are one."""

from __future__ import annotations

import re

_WIDE = str.maketrans(
    "０１２３４５６７８９（）：；，．／［］〈〉　",
    "0123456789():;,./[]<> ",
)
_BLANKS = re.compile(r"\s+")


def folded(text: str) -> str:
    """Half-width digits and brackets, no blanks: 公开内容 （要素） → 公开内容(要素)."""
    return _BLANKS.sub("", text.translate(_WIDE))
