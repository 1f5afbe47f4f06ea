"""Fonts with an open licence, so that papers come out right on a bare machine.

Fandol (GPL with font exception, see `fandol/COPYING`) gives 仿宋, 楷体, 宋体 and 黑体; Noto Sans CJK (OFL, from its
package) stands in for characters Fandol lacks, so that no character is a box.
"""

from __future__ import annotations

import importlib.util
from pathlib import Path

FANDOL = Path(__file__).parent / "fandol"
FALLBACK_MODULE = "cvttf_NotoSansCJK_Regular"

BODY = "FandolFang R"  # 仿宋
KAI = "FandolKai"
SONG = "FandolSong"
HEI = "FandolHei"
FALLBACK = "Noto Sans CJK TC"


def font_folders() -> list[Path]:
    """Folders that hold the fonts, the fallback's last."""
    folders = [FANDOL]
    found = importlib.util.find_spec(FALLBACK_MODULE)
    if found is not None and found.origin:
        folders.append(Path(found.origin).parent)
    return folders
