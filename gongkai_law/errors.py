"""What is wrong, where, and how to mend it: a key with arguments, never prose in code.

The words stand in `messages/*.toml` beside the code that raises (this package's own, and any folder
a product registers), one entry per key:

    [clock.second_correction]
    what = "这件申请已经发过一次补正通知（{first_on}），不能再发第二次。"
    mend = "内容仍不清楚的，按“补正后申请内容仍不明确”答复。"
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

_FOLDERS: list[Path] = [Path(__file__).parent / "messages"]


class Fault(Exception):
    """A refusal or an unreadable input. `where` names the place (row, cell, event), `articles` the law behind it."""

    def __init__(
        self, key: str, *, where: str = "", articles: tuple[str, ...] = (), **arguments: Any
    ) -> None:
        super().__init__(key)
        self.key = key
        self.where = where
        self.articles = articles
        self.arguments = arguments

    def __str__(self) -> str:
        return explain(self).sentence


class LawFault(Fault):
    """The law does not allow it; `articles` says which sentence."""


class InputFault(Fault):
    """The input cannot be read or makes no sense; nothing was kept of it."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """A fault in the user's words: `what` is wrong, `where`, how to `mend` it, the `articles` it rests on."""

    what: str
    where: str
    mend: str
    articles: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """All of it in one line, as the command line prints it."""
        parts = [f"{self.where}：{self.what}" if self.where else self.what]
        if self.articles:
            parts.append(f"（依据：{'、'.join(self.articles)}）")
        if self.mend:
            parts.append(f"办法：{self.mend}")
        return "".join(parts)


_translate: Callable[[str], str] = str


def speak_by(translate: Callable[[str], str]) -> None:
    """Let a product put the words into the reader's language before the arguments are filled in."""
    global _translate
    _translate = translate


def register_messages(folder: Path) -> None:
    """Add a folder of message files; a product registers its own beside the law's."""
    if folder not in _FOLDERS:
        _FOLDERS.append(folder)
        _messages.cache_clear()


@lru_cache(maxsize=1)
def _messages() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for folder in _FOLDERS:
        for path in sorted(folder.glob("*.toml")):
            for area, entries in tomllib.loads(path.read_text("utf-8")).items():
                found.update({f"{area}.{name}": entry for name, entry in entries.items()})
    return found


def explain(fault: Fault) -> Explanation:
    """The words for a fault. An unknown key is a programming error and shows as the key with its arguments."""
    entry = _messages().get(fault.key)
    if entry is None:
        return Explanation(f"{fault.key} {fault.arguments or ''}".strip(), fault.where, "", fault.articles)
    return Explanation(
        what=_translate(entry["what"]).format(**fault.arguments),
        where=fault.where,
        mend=_translate(entry["mend"]).format(**fault.arguments) if entry.get("mend") else "",
        articles=fault.articles,
    )
