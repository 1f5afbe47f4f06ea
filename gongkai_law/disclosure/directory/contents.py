"""The content column split into its elements (要素), each of which can be published and ticked by itself."""

from __future__ import annotations

import re

_NUMBERED = re.compile(r"(?:^|(?<=[\s；;。]))\s*[（(]?\d{1,2}[)）.．、](?!\d)\s*|\s*[①-⑳]\s*")
_BREAKS = re.compile(r"[\n；;]+")
_OPEN, _CLOSE = "（(《〔[", "）)》〕]"


def split_content(text: str) -> tuple[str, ...]:
    """1.办理事项；2.办理条件 → (办理事项, 办理条件); without numbers, lines or ；, the parts joined by 、.

    Brackets are never cut. Empty for an empty text; repeats are kept once.
    """
    text = text.strip().strip("。")
    parts = _BREAKS.split(_NUMBERED.sub("\n", text))
    found = [part.strip(" 　。，,、") for part in parts]
    found = [part for part in found if part]
    if len(found) == 1:
        found = _enumerated(found[0])
    return tuple(dict.fromkeys(found))


def _enumerated(text: str) -> list[str]:
    parts, depth, start = [], 0, 0
    for place, char in enumerate(text):
        if char in _OPEN:
            depth += 1
        elif char in _CLOSE:
            depth = max(0, depth - 1)
        elif char in "、，," and not depth:
            parts.append(text[start:place])
            start = place + 1
    parts.append(text[start:])
    return [part.strip() for part in parts if part.strip()]
