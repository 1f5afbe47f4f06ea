"""Bodies from the editor and from Word files: whatever comes in, safe HTML or a fault in words comes out."""

from __future__ import annotations

import io

import docx
import lxml.html
from lxml import etree

from gongkai.publishing.bodies.blocks import blocks_of
from gongkai.publishing.bodies.safe import TAGS, plain_text, safe_body
from gongkai.publishing.bodies.word import body_of_word
from gongkai_law.errors import InputFault


def seeds() -> list[bytes]:
    """A small Word file, rich HTML, plain lines."""
    document = docx.Document()
    document.add_heading("一、总则", 1)
    document.add_table(rows=1, cols=2).rows[0].cells[0].text = "东村"
    stream = io.BytesIO()
    document.save(stream)
    rich = '<h2>一</h2><table><tr><td colspan="2">甲</td></tr></table><p onclick="x()"><img src="data:image/png;base64,AAAA"></p>'
    return [stream.getvalue(), rich.encode(), "各村：\n通知如下。".encode()]


def fuzz_one(data: bytes) -> None:
    """Nothing that runs comes out; only InputFault is raised."""
    try:
        taken = body_of_word(data).body if data[:2] == b"PK" else safe_body(data.decode("utf-8", "replace"))
    except InputFault:
        return
    for node in lxml.html.fragment_fromstring(taken, create_parent="div").iter(etree.Element):
        assert node.tag in TAGS, node.tag
        for name, value in node.attrib.items():
            assert not name.startswith("on"), name
            assert not value.strip().lower().startswith(("javascript:", "vbscript:")), value
    assert safe_body(taken) == taken or not taken
    plain_text(taken)
    blocks_of(taken)
