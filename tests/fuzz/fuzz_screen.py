"""Whatever bytes come as a file to be screened: findings with exact spans, or refused with an InputFault."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.documents.extraction.screening import screen_file
from gongkai_law.errors import InputFault
from tests.documents import files
from tests.screening_numbers import identity


def seeds() -> Iterator[bytes]:
    text = f"身份证号：{identity()}，手机138 1234 5678，账号6228**********1234"
    yield text.encode()
    yield text.encode("gb18030")
    yield f"<html><body><table><tr><td>{text}</table><!-- {text} --></body></html>".encode()
    yield files.xlsx([["姓名", "身份证号"], ["张三", identity()]])
    yield files.word(lambda document: document.add_paragraph(text))
    yield files.pdf("A 13812345678")
    yield files.jpeg("tel 13812345678", with_place=True)
    yield files.png("mob 13812345678")
    yield files.packed({"a.txt": text.encode()})


def fuzz_one(data: bytes) -> None:
    try:
        screened = screen_file(data, "a")
    except InputFault:
        return
    text = screened.extraction.text
    assert all(text[p.finding.start : p.finding.end] == p.finding.value for p in screened.findings)
