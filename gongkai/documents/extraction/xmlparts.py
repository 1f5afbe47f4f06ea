"""XML parts of Office files, read without entities, network or endless trees; and the parts every Office file may have."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from gongkai.documents.extraction.pieces import Piece
from gongkai.documents.extraction.safezip import SafeZip
from gongkai_law.errors import InputFault

# part (beginning of its name) → its place in words; the first that fits decides
_PLACES = (
    ("docProps/core", "文件属性"),
    ("docProps/app", "文件属性"),
    ("docProps/custom", "自定义文件属性"),
    ("customXml/", "文件里的附加数据"),
    ("xl/externalLinks/", "外部链接的缓存"),
    ("xl/charts/", "图表里的数据"),
    ("word/charts/", "图表里的数据"),
    ("xl/drawings/", "文本框和图形"),
    ("xl/diagrams/", "图示"),
    ("word/diagrams/", "图示"),
    ("xl/queryTables/", "查询"),
    ("xl/connections", "数据连接"),
    ("xl/revisions/", "修订记录"),
    ("xl/persons/", "批注人"),
    ("word/glossary/", "文档部件"),
    ("word/settings", "文档变量"),
    ("word/people", "批注人"),
)


def parse(data: bytes, name: str) -> etree._Element:
    """The root of a part. Raises InputFault `file.broken` with the part's name."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, remove_pis=True)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as fault:
        raise InputFault("file.broken", where=name) from fault


def local(node: etree._Element) -> str:
    """The name of an element without its namespace; "" for comments."""
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""


def all_text(root: etree._Element) -> str:
    """Every text and every attribute of a part, one a line: nothing is known about its sense, so all is read."""
    parts: list[str] = []
    for node in root.iter():
        for text in (node.text, node.tail, *(node.attrib.values() if isinstance(node.tag, str) else ())):
            if text and text.strip():
                parts.append(str(text).strip())
    return "\n".join(parts)


def other_parts(archive: SafeZip) -> Iterator[Piece]:
    """Properties, charts, drawings, caches and other parts that are neither sheets nor the running text."""
    for name in archive.names():
        place = next((words for start, words in _PLACES if name.startswith(start)), "")
        if place and name.endswith(".xml"):
            text = all_text(parse(archive.read(name), name))
            if text:
                yield Piece(text, place, hidden=True)


def links(archive: SafeZip) -> Iterator[Piece]:
    """Targets of links to the outside (mailto, web addresses, paths)."""
    for name in archive.names():
        if not name.endswith(".rels"):
            continue
        targets = [
            str(node.get("Target", ""))
            for node in parse(archive.read(name), name)
            if isinstance(node.tag, str) and node.get("TargetMode") == "External"
        ]
        if targets:
            yield Piece("\n".join(targets), "超链接地址", hidden=True)
