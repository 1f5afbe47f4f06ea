"""A Word file as a body: headings, emphasis, lists, tables and pictures stay; tracked changes, comments and hidden text
are taken out and told."""

from __future__ import annotations

import base64
import io
import zipfile
from dataclasses import dataclass
from typing import Any

import mammoth
from lxml import etree
from PIL import Image

from gongkai.documents.extraction.safezip import SafeZip, open_zip
from gongkai.documents.extraction.xmlparts import local, parse
from gongkai.publishing.bodies.safe import safe_body
from gongkai_law.errors import InputFault

_STYLES = "\n".join(
    [
        "p[style-name='标题'] => h2:fresh",
        "p[style-name='Title'] => h2:fresh",
        "p[style-name='标题 1'] => h2:fresh",
        "p[style-name='heading 1'] => h2:fresh",
        "p[style-name='Heading 1'] => h2:fresh",
        "p[style-name='标题 2'] => h3:fresh",
        "p[style-name='heading 2'] => h3:fresh",
        "p[style-name='Heading 2'] => h3:fresh",
        "p[style-name='标题 3'] => h4:fresh",
        "p[style-name='heading 3'] => h4:fresh",
        "p[style-name='Heading 3'] => h4:fresh",
        "u => u",
        "strike => s",
    ]
)
# Parts a body is made of; everything else of the file (comments, properties, embedded files) never comes near it.
_KEPT = (
    "word/document.xml",
    "word/styles.xml",
    "word/numbering.xml",
    "word/footnotes.xml",
    "word/endnotes.xml",
)
_DROPPED = {"del": "删除的修订", "moveFrom": "移走的修订", "commentReference": "批注"}
_WIDEST = 1600  # pixels of a picture's longer side


@dataclass(frozen=True, slots=True)
class WordBody:
    """`body`: safe HTML. `notes`: what was taken out, in sentences a clerk reads."""

    body: str
    notes: tuple[str, ...]


def _strip(root: etree._Element) -> dict[str, int]:
    """Take out deletions, moved text, hidden runs and comment marks; count them. Insertions are kept as text."""
    found: dict[str, int] = {}
    for node in list(root.iter(etree.Element)):
        name = local(node)
        parent = node.getparent()
        if parent is None:
            continue
        if name == "ins":
            found["插入的修订"] = found.get("插入的修订", 0) + 1
        hidden = name == "r" and any(local(each) == "vanish" for each in node.iterfind("./*/*"))
        if name in _DROPPED or hidden:
            label = "隐藏文字" if hidden else _DROPPED[name]
            found[label] = found.get(label, 0) + 1
            parent.remove(node)
    return found


def _cleaned(archive: SafeZip) -> tuple[bytes, dict[str, int]]:
    """The file again with only the parts a body needs, its running text stripped."""
    found: dict[str, int] = {}
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as out:
        for name in archive.names():
            data = (
                archive.read(name)
                if name in _KEPT or name.startswith(("word/media/", "word/_rels/", "_rels/"))
                else None
            )
            if name == "[Content_Types].xml":
                data = archive.read(name)
            if data is None:
                continue
            if name in ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml"):
                root = parse(data, name)
                for label, count in _strip(root).items():
                    found[label] = found.get(label, 0) + count
                data = etree.tostring(root)
            out.writestr(name, data)
    return stream.getvalue(), found


def _picture(image: Any) -> dict[str, str]:
    """A picture drawn anew: no place, no camera, no thumbnail goes along; what cannot be drawn is left out."""
    with image.open() as stream:
        raw = stream.read()
    try:
        drawn = Image.open(io.BytesIO(raw))
        drawn.thumbnail((_WIDEST, _WIDEST))
        target = io.BytesIO()
        plain = drawn.convert("RGBA" if drawn.mode in ("RGBA", "LA", "P") else "RGB")
        kind = "PNG" if plain.mode == "RGBA" else "JPEG"
        plain.save(target, kind, quality=85)
    except (OSError, ValueError, Image.DecompressionBombError):
        return {"src": ""}
    return {"src": f"data:image/{kind.lower()};base64,{base64.b64encode(target.getvalue()).decode()}"}


def _notes(found: dict[str, int], archive: SafeZip) -> tuple[str, ...]:
    notes = [f"去掉了 {count} 处{label}。" for label, count in found.items() if label != "插入的修订"]
    if count := found.get("插入的修订"):
        notes.append(f"有 {count} 处插入的修订，已按接受修订后的文字取用，请核对。")
    extra = {
        "页眉、页脚": any(name.startswith(("word/header", "word/footer")) for name in archive.names()),
        "嵌入的文件": any(name.startswith("word/embeddings/") for name in archive.names()),
    }
    notes += [f"{label}没有带进正文。" for label, there in extra.items() if there]
    return tuple(notes)


def body_of_word(data: bytes) -> WordBody:
    """Read a docx. Raises InputFault `file.encrypted`, `file.zip_bomb`, `file.broken`, `publishing.not_word`."""
    archive = open_zip(data)
    if "word/document.xml" not in archive:
        raise InputFault("publishing.not_word")
    cleaned, found = _cleaned(archive)
    try:
        result = mammoth.convert_to_html(
            io.BytesIO(cleaned),
            style_map=_STYLES,
            convert_image=mammoth.images.img_element(_picture),
            external_file_access=False,
        )
    except InputFault:
        raise
    except Exception as fault:  # whatever a broken document does to the reader, the clerk gets one answer
        raise InputFault("file.broken") from fault
    return WordBody(safe_body(result.value), _notes(found, archive))
