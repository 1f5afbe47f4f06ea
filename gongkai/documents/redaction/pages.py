"""The pages of a pdf or picture, drawn: their sizes, their pictures, and where words stand on them."""

from __future__ import annotations

import io
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pypdfium2
import pypdfium2.raw as raw
from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

from gongkai_law.errors import InputFault

DPI = 200
MOST_PAGES = 300
_POINTS = 72
_MOST_PIXELS = 40_000_000  # of one page: A2 at 200 dots an inch
PDF = "application/pdf"
_BROKEN_PICTURE = (
    UnidentifiedImageError,
    Image.DecompressionBombError,
    OSError,
    ValueError,
    TypeError,
    SyntaxError,
    LookupError,
    struct.error,
    ArithmeticError,
)
# The library that draws pdf is not made for two threads at once.
_ONE_AT_A_TIME = threading.Lock()


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of a page, `page` from 1; left, top, width, height as parts of the page's width and height (0 to 1)."""

    page: int
    left: float
    top: float
    width: float
    height: float

    def inside(self) -> Area:
        """The part of it that lies on the page."""
        left, top = min(max(self.left, 0.0), 1.0), min(max(self.top, 0.0), 1.0)
        right, bottom = min(self.left + self.width, 1.0), min(self.top + self.height, 1.0)
        return Area(self.page, left, top, max(right - left, 0.0), max(bottom - top, 0.0))

    def pixels(self, image: Image.Image) -> tuple[int, int, int, int]:
        """Corners in pixels of the page's picture, grown by one pixel on each side."""
        w, h = image.width, image.height
        return (
            max(int(self.left * w) - 1, 0),
            max(int(self.top * h) - 1, 0),
            min(int((self.left + self.width) * w + 0.999) + 1, w),
            min(int((self.top + self.height) * h + 0.999) + 1, h),
        )


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """One page as a picture, and its size in points."""

    number: int
    image: Image.Image
    width: float
    height: float


class Paper:
    """An opened pdf or picture. `count` pages; each is drawn when asked for."""

    def __init__(self, count: int, source: Any, *, is_pdf: bool) -> None:
        self.count = count
        self._source = source
        self.is_pdf = is_pdf

    def draw(self, number: int, dpi: int = DPI) -> DrawnPage:
        """Page `number` (from 1). Raises InputFault `redaction.no_page`, `redaction.page_large`."""
        if not 1 <= number <= self.count:
            raise InputFault("redaction.no_page", page=number, count=self.count)
        return self._draw_pdf(number, dpi) if self.is_pdf else self._draw_picture(number)

    def _draw_pdf(self, number: int, dpi: int) -> DrawnPage:
        page = self._source[number - 1]
        width, height = page.get_size()
        if width * height * (dpi / _POINTS) ** 2 > _MOST_PIXELS:
            raise InputFault("redaction.page_large", page=number)
        bitmap = page.render(scale=dpi / _POINTS, may_draw_forms=True)
        image = bitmap.to_pil().convert("RGB")
        page.close()
        return DrawnPage(number, image, width, height)

    def _draw_picture(self, number: int) -> DrawnPage:
        try:
            self._source.seek(number - 1)
            if self._source.width * self._source.height > _MOST_PIXELS:
                raise InputFault("redaction.page_large", page=number)
            image = _upright(self._source.copy())
        except _BROKEN_PICTURE as fault:
            raise InputFault("file.broken", where=f"第 {number} 页") from fault
        flat = Image.new("RGB", image.size, "white")
        shown = image.convert("RGBA")
        flat.paste(shown, mask=shown.getchannel("A"))
        return DrawnPage(number, flat, flat.width * _POINTS / DPI, flat.height * _POINTS / DPI)

    def words(self, number: int) -> Words | None:
        """The text of a page with the places of its characters; None for a picture."""
        if not self.is_pdf:
            return None
        page = self._source[number - 1]
        found = Words(page.get_textpage(), *page.get_size())
        return found


def _upright(picture: Image.Image) -> Image.Image:
    """The picture as it is looked at; broken words about how it was held are passed over."""
    try:
        return ImageOps.exif_transpose(picture) or picture
    except _BROKEN_PICTURE:
        return picture


class Words:
    """The text of one page. A character's place is a part of the page, measured from its top left."""

    def __init__(self, textpage: Any, width: float, height: float) -> None:
        self._page = textpage
        self._width, self._height = width, height
        codes = (raw.FPDFText_GetUnicode(textpage.raw, at) for at in range(textpage.count_chars()))
        self.text = "".join(chr(code) if code else "\ufffd" for code in codes)  # one sign for each place

    def areas(self, page: int, start: int, end: int) -> list[Area]:
        """The rectangles that cover `text[start:end]`, one a line."""
        boxes: list[list[float]] = []
        for at in range(start, min(end, self._page.count_chars())):
            left, bottom, right, top = self._page.get_charbox(at, loose=True)
            if right <= left or top <= bottom:
                continue
            last = boxes[-1] if boxes else None
            if last and abs(last[1] - bottom) < (top - bottom) / 2:
                last[0], last[2] = min(last[0], left), max(last[2], right)
                last[1], last[3] = min(last[1], bottom), max(last[3], top)
            else:
                boxes.append([left, bottom, right, top])
        return [
            Area(
                page,
                left / self._width,
                1 - top / self._height,
                (right - left) / self._width,
                (top - bottom) / self._height,
            )
            for left, bottom, right, top in boxes
        ]


def can_redact(media_type: str) -> bool:
    """Whether a file of this type has pages that can be blacked out."""
    return media_type == PDF or media_type.startswith("image/")


@contextmanager
def opened(data: bytes, media_type: str) -> Iterator[Paper]:
    """Open a pdf or picture.

    Raises InputFault `redaction.kind` for other files, `file.broken`, `file.encrypted`, `file.too_many_pages`.
    """
    if media_type == PDF:
        with _ONE_AT_A_TIME:
            yield from _opened_pdf(data)
    elif media_type.startswith("image/"):
        try:
            picture = Image.open(io.BytesIO(data))
            count = sum(1 for _ in ImageSequence.Iterator(picture))
        except _BROKEN_PICTURE as fault:
            raise InputFault("file.broken") from fault
        yield Paper(_counted(count), picture, is_pdf=False)
    else:
        raise InputFault("redaction.kind")


def _opened_pdf(data: bytes) -> Iterator[Paper]:
    try:
        document = pypdfium2.PdfDocument(data)
        document.init_forms()
    except pypdfium2.PdfiumError as fault:
        raise InputFault("file.encrypted" if "assword" in str(fault) else "file.broken") from fault
    try:
        yield Paper(_counted(len(document)), document, is_pdf=True)
    except pypdfium2.PdfiumError as fault:
        raise InputFault("file.broken") from fault
    finally:
        document.close()


def _counted(count: int) -> int:
    if count > MOST_PAGES:
        raise InputFault("file.too_many_pages", limit=MOST_PAGES)
    return count
