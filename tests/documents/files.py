"""Office, PDF and picture files for the tests of extraction, made at run time."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence

import docx
import openpyxl
import typst
from docx.oxml import OxmlElement
from openpyxl.comments import Comment
from openpyxl.workbook.defined_name import DefinedName
from PIL import Image
from PIL.PngImagePlugin import PngInfo


def xlsx(
    rows: Sequence[Sequence[object]], change: Callable[[openpyxl.Workbook], None] | None = None
) -> bytes:
    """A workbook with one sheet 名单, changed as wished."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "名单"
    for row in rows:
        sheet.append(row)
    if change:
        change(book)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def comment(text: str) -> Comment:
    return Comment(text, "王")


def defined_name(name: str, text: str) -> DefinedName:
    return DefinedName(name, attr_text=f'"{text}"')


def word(change: Callable[[docx.document.Document], None]) -> bytes:
    """A Word file, filled as wished."""
    document = docx.Document()
    change(document)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def deleted(paragraph: docx.text.paragraph.Paragraph, text: str) -> None:
    """Text struck out with tracked changes."""
    gone, run, words = OxmlElement("w:del"), OxmlElement("w:r"), OxmlElement("w:delText")
    words.text = text
    run.append(words)
    gone.append(run)
    paragraph._p.append(gone)


def with_parts(data: bytes, parts: dict[str, str | bytes]) -> bytes:
    """The container with more parts, or with some replaced."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, text in parts.items():
            new.writestr(name, text)
    return buffer.getvalue()


def packed(files: dict[str, bytes]) -> bytes:
    """A zip of files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in files.items():
            new.writestr(name, data)
    return buffer.getvalue()


def pdf(source: str) -> bytes:
    """A PDF from typst source."""
    made = typst.compile(source.encode(), format="pdf")
    assert isinstance(made, bytes)
    return made


def jpeg(description: str, *, with_place: bool = False) -> bytes:
    """A picture with words, and a place if wished, in its EXIF."""
    picture = Image.new("RGB", (4, 4))
    exif = picture.getexif()
    exif[0x010E] = description
    if with_place:
        exif.get_ifd(0x8825)[2] = (34.0, 25.0, 10.0)
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", exif=exif)
    return buffer.getvalue()


def png(text: str) -> bytes:
    """A picture with a plain and a packed text chunk."""
    info = PngInfo()
    info.add_text("Comment", text)
    info.add_text("Description", text, zip=True)
    buffer = io.BytesIO()
    Image.new("RGB", (4, 4)).save(buffer, "PNG", pnginfo=info)
    return buffer.getvalue()
