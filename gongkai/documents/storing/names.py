"""File names from outside, made safe to keep, to show and to send back."""

from __future__ import annotations

import unicodedata

LONGEST_NAME = 150
_FORBIDDEN = frozenset('<>:"|?*\\/')


def clean_name(name: str) -> str:
    """The name without folders, control and direction marks, and characters a Windows folder refuses.

    "../..\\低保名单\u202e.xlsx" becomes "低保名单.xlsx"; nothing left becomes "未命名". The ending survives shortening.
    """
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rsplit("/", 1)[-1]
    kept = "".join(
        char
        for char in last
        if char not in _FORBIDDEN and unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Zl", "Zp")
    )
    kept = " ".join(kept.split()).strip(". ")
    if not kept:
        return "未命名"
    stem, dot, ending = kept.rpartition(".")
    if not dot or len(ending) > 10:
        return kept[:LONGEST_NAME]
    return f"{stem[: LONGEST_NAME - len(ending) - 1]}.{ending}" if stem else kept[:LONGEST_NAME]


def with_note(name: str, note: str) -> str:
    """The name of a file made from another: "名单.xlsx" with "公开件" gives "名单（公开件）.xlsx"."""
    stem, dot, ending = name.rpartition(".")
    if not dot:
        return clean_name(f"{name}（{note}）")
    return clean_name(f"{stem}（{note}）.{ending}")


def with_ending(name: str, ending: str) -> str:
    """The name with another ending: "扫描.tif" with "pdf" gives "扫描.pdf"."""
    stem, dot, _ = name.rpartition(".")
    return clean_name(f"{stem if dot else name}.{ending}")
