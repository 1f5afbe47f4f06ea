"""Burning marks in: every page becomes a picture in which the marked areas are black, and the pictures a new pdf."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from PIL import Image, ImageDraw

from gongkai.documents.redaction.imagepdf import ImagePdf
from gongkai.documents.redaction.pages import DPI, Area, opened
from gongkai_law.errors import InputFault

# A box as long as the words below it tells how long they were, and so, of a few names, which one. Boxes therefore end
# on a raster of 5 mm and are at least 15 mm long; what they cover more is nothing that was needed.
RASTER_MM, SHORTEST_MM, MARGIN_MM = 5.0, 15.0, 0.8
_MM = 25.4
_BLACK = (0, 0, 0)
_SEE_THROUGH = (255, 196, 0, 110)
_EDGE = (164, 22, 26, 255)
_MARKED_DPI = 150


@dataclass(frozen=True, slots=True)
class MarkedArea:
    """An area with the words that stand on it in the copy for review (`3 §15`)."""

    area: Area
    label: str


def hiding(area: Area, width_mm: float, height_mm: float) -> Area:
    """The area as it is burnt in on a page of a size in millimetres: with a margin, its length on the raster."""
    left = area.left - MARGIN_MM / width_mm
    top = area.top - MARGIN_MM / height_mm
    height = area.height + 2 * MARGIN_MM / height_mm
    length = max(area.width * width_mm + 2 * MARGIN_MM, SHORTEST_MM)
    steps = -(-length // RASTER_MM)
    width = steps * RASTER_MM / width_mm
    if left + width > 1:
        left = max(0.0, 1 - width)
    return Area(area.page, left, top, width, height).inside()


def _by_page(areas: Iterable[MarkedArea]) -> Mapping[int, list[MarkedArea]]:
    pages: dict[int, list[MarkedArea]] = {}
    for each in areas:
        pages.setdefault(each.area.page, []).append(each)
    return pages


def burn(data: bytes, media_type: str, areas: Sequence[MarkedArea]) -> bytes:
    """The clean copy: pictures of the pages at 200 dots an inch, black where marked, and nothing else in the file."""
    return _made(data, media_type, areas, clean=True)


def mark(data: bytes, media_type: str, areas: Sequence[MarkedArea]) -> bytes:
    """The copy for review: the pages with see-through boxes, each with its number and article."""
    return _made(data, media_type, areas, clean=False)


def _made(data: bytes, media_type: str, areas: Sequence[MarkedArea], *, clean: bool) -> bytes:
    pages = _by_page(areas)
    paper_of_pictures = ImagePdf()
    with opened(data, media_type) as paper:
        if pages and max(pages) > paper.count:  # a mark that hides nothing must not look as if it did
            raise InputFault("redaction.no_page", page=max(pages), count=paper.count)
        for number in range(1, paper.count + 1):
            drawn = paper.draw(number, DPI if clean else _MARKED_DPI)
            size = drawn.width * _MM / 72, drawn.height * _MM / 72
            here = [MarkedArea(hiding(each.area, *size), each.label) for each in pages.get(number, ())]
            image = _blackened(drawn.image, here) if clean else boxed(drawn.image, here)
            paper_of_pictures.add_page(image, drawn.width, drawn.height)
    return paper_of_pictures.close()


def _blackened(image: Image.Image, areas: Iterable[MarkedArea]) -> Image.Image:
    brush = ImageDraw.Draw(image)
    for each in areas:
        left, top, right, bottom = each.area.pixels(image)
        brush.rectangle((left, top, right - 1, bottom - 1), fill=_BLACK)
    return image


def boxed(image: Image.Image, areas: Iterable[MarkedArea]) -> Image.Image:
    """The picture with a see-through box and its label over each area."""
    layer = Image.new("RGBA", image.size, (0, 0, 0, 0))
    brush = ImageDraw.Draw(layer)
    for each in areas:
        left, top, right, bottom = each.area.pixels(image)
        brush.rectangle((left, top, right - 1, bottom - 1), fill=_SEE_THROUGH, outline=_EDGE, width=2)
        brush.text((left + 3, max(top - 14, 0)), each.label, fill=_EDGE)
    return Image.alpha_composite(image.convert("RGBA"), layer).convert("RGB")
