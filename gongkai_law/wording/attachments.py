"""The list of attachments: numbered without gaps, as many as are attached, and every one the text speaks of is there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai_law.wording.finding import WordingFinding

_LIST = re.compile(r"^[ \t\u3000]*附件[:：][ \t\u3000]*(?P<first>.*)$", re.M)
_ENTRY = re.compile(r"^[ \t\u3000]*(?P<number>[0-9]{1,2})[.．、][ \t\u3000]*\S")
_MENTION = re.compile(r"(?:见|详见|按照?|填写|依照?|执行)附件(?P<number>[0-9]{1,2})(?![0-9])")


def find_attachment_slips(text: str, attached: int | None = None) -> Iterator[WordingFinding]:
    """Faults of the list of attachments; nothing where a text has none."""
    head = _LIST.search(text)
    if head is None:
        return
    numbers, end = _numbers(text, head)
    listed = len(numbers) or (1 if head["first"].strip() else 0)
    value = text[head.start() : end].strip()
    start = text.index(value, head.start())
    span = (value, start, start + len(value))
    if numbers and numbers != list(range(1, len(numbers) + 1)):
        shown = "、".join(map(str, numbers))
        yield _finding(span, f"附件的序号不连续：{shown}。")
    elif attached is not None and listed and attached != listed:
        yield _finding(span, f"附件列了 {listed} 个，实际附了 {attached} 个。")
    for m in _MENTION.finditer(text, 0, head.start()):
        if listed and int(m["number"]) > listed:
            why = f"文中说到附件{m['number']}，附件只列了 {listed} 个。"
            yield WordingFinding("attachments", m[0], *m.span(), why, "", "warning")


def _numbers(text: str, head: re.Match[str]) -> tuple[list[int], int]:
    """The numbers of the list's entries, and where it ends."""
    numbers: list[int] = []
    end = head.end()
    first = _ENTRY.match(head["first"])
    if first:
        numbers.append(int(first["number"]))
    for line in (
        text[head.end() :].splitlines(keepends=True)[1:] if first or not head["first"].strip() else ()
    ):
        entry = _ENTRY.match(line)
        if entry is None:
            if line.strip():
                break
            end += len(line)
            continue
        numbers.append(int(entry["number"]))
        end = text.index(line, end) + len(line.rstrip("\n"))
    return numbers, end


def _finding(span: tuple[str, int, int], why: str) -> WordingFinding:
    return WordingFinding("attachments", *span, why, "", "warning")
