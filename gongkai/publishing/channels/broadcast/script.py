"""The script a village broadcast reads from: short sentences, numbers as they are said, cut to the length of a slot."""

from __future__ import annotations

import re
from dataclasses import dataclass

from gongkai.publishing.boards.blocks import Paragraph, Table, blocks_of
from gongkai.publishing.channels.broadcast.spoken import spoken

CHARACTERS_A_MINUTE = 180
"""How fast a village broadcast is read, our reading; 200 and more is a news reader's."""
LONGEST_SENTENCE = 40
_SENTENCE = re.compile(r"[^。！？；\n]+[。！？；]?")


@dataclass(frozen=True, slots=True)
class Script:
    """`lines` to read, how many characters they have, and how long they take in seconds; `notes` for the reader."""

    title: str
    lines: tuple[str, ...]
    notes: tuple[str, ...]

    @property
    def characters(self) -> int:
        return sum(len(re.sub(r"[^\w]", "", line)) for line in self.lines)

    @property
    def seconds(self) -> int:
        return round(self.characters * 60 / CHARACTERS_A_MINUTE)

    @property
    def length(self) -> str:
        """How long it takes, in words."""
        minutes, seconds = divmod(self.seconds, 60)
        return (f"{minutes}分" if minutes else "") + f"{seconds}秒"


def script_of(*, title: str, body: str, agency: str, phone: str = "") -> Script:
    """A record's text as a script. Tables are not read out row by row: where they hang is said instead."""
    lines = [f"各位村民请注意。下面广播：{spoken(title)}。"]
    notes: list[str] = []
    for block in blocks_of(body):
        if isinstance(block, Table):
            lines.append("具体名单和数字，请到公开栏查看。")
            notes.append("原文里的表格不播，请确认公开栏已经张贴。")
        elif isinstance(block, Paragraph):
            lines += _sentences(block.text)
    if len(lines) == 1:
        notes.append("这条信息没有正文，只有标题；播之前先补上要说的话。")
    lines.append(f"播送单位：{agency}。" + (f"咨询电话：{spoken(phone)}。" if phone else ""))
    lines.append("现在重播一遍。")
    long = [line for line in lines if len(line) > LONGEST_SENTENCE]
    if long:
        notes.append(f"有 {len(long)} 句超过 {LONGEST_SENTENCE} 个字，读的时候在逗号处停一停。")
    return Script(title, tuple(dict.fromkeys(lines)), tuple(dict.fromkeys(notes)))


def _sentences(text: str) -> list[str]:
    return [spoken(match[0].strip()) for match in _SENTENCE.finditer(text) if match[0].strip()]
