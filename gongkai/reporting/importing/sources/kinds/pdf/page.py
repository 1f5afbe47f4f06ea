"""What is drawn on each page: characters with their boxes, straight lines, whether there is a picture."""

from __future__ import annotations

import ctypes
import math
import unicodedata
from dataclasses import dataclass, field

from gongkai.base.pdfium import ONE_AT_A_TIME
from gongkai.reporting.importing.sources.limits import Limits
from gongkai.reporting.importing.sources.text import clean
from gongkai_law.errors import InputFault

_PASSWORD = 4
_SECURITY = 5
_GARBLED = frozenset(("Co", "Cn", "Cs"))


@dataclass(slots=True)
class Mark:
    """One visible character and its box in points; y grows upwards."""

    character: str
    left: float
    right: float
    bottom: float
    top: float

    @property
    def middle(self) -> float:
        """Its height on the page."""
        return (self.bottom + self.top) / 2

    @property
    def size(self) -> float:
        """The height of its box, near enough the type size."""
        return self.top - self.bottom

    @property
    def is_garbled(self) -> bool:
        """A character no reader could see: private use, unassigned, replacement."""
        return self.character == "\ufffd" or unicodedata.category(self.character) in _GARBLED


@dataclass(slots=True)
class Rule:
    """One straight line: at `at` across, from `start` to `end` along."""

    at: float
    start: float
    end: float


@dataclass(slots=True)
class Page:
    """One page, turned upright."""

    width: float
    height: float
    marks: list[Mark] = field(default_factory=list)
    across: list[Rule] = field(default_factory=list)  # horizontal lines, `at` is y
    down: list[Rule] = field(default_factory=list)  # vertical lines, `at` is x
    has_picture: bool = False


def read_pages(data: bytes, limits: Limits) -> tuple[list[Page], str]:
    """Every page, and the document's own title. Raises InputFault for what the library cannot open."""
    with ONE_AT_A_TIME:
        return _read_pages(data, limits)


def _read_pages(data: bytes, limits: Limits) -> tuple[list[Page], str]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as fault:
        code = getattr(fault, "err_code", None)
        locked = code in (_PASSWORD, _SECURITY) or "assword" in str(fault)
        raise InputFault("file.encrypted" if locked else "file.broken") from fault
    try:
        if len(document) > limits.pages:
            raise InputFault("importing.too_many_pages", pages=len(document), limit=limits.pages)
        pages: list[Page] = []
        left = limits.marks
        for number in range(len(document)):
            page = _read_page(document, number, left)
            left -= len(page.marks) + len(page.across) + len(page.down)
            pages.append(page)
        title = document.get_metadata_dict(skip_empty=True).get("Title", "")
        return pages, clean(title).strip()[:300]
    except (pypdfium2.PdfiumError, UnicodeDecodeError) as fault:
        raise InputFault("file.broken") from fault
    finally:
        document.close()


def _read_page(document: object, number: int, left: int) -> Page:
    from gongkai.reporting.importing.sources.kinds.pdf.lines import Drawn

    page = document[number]  # type: ignore[index]
    text = page.get_textpage()
    try:
        width, height = page.get_width(), page.get_height()
        if page.get_rotation() // 90 % 2:
            width, height = height, width
        marks, turn = _marks(text, left)
        drawn = Drawn(left)
        drawn.page(page.raw)
        # how the page is shown does not matter, only which way its words run: a landscape table may be drawn
        # turned on an upright page, or upright on a turned one
        return _turned(Page(width, height, marks, drawn.across, drawn.down, drawn.has_picture), turn)
    finally:
        text.close()
        page.close()


def _marks(text: object, left: int) -> tuple[list[Mark], int]:
    """Visible characters of one page that run in its main direction, and the quarter turns clockwise to make it level."""
    from pypdfium2 import raw

    handle = text.raw  # type: ignore[attr-defined]
    count = raw.FPDFText_CountChars(handle)
    if count > left:
        raise InputFault("importing.too_long", limit=left)
    found: list[tuple[int, Mark]] = []
    tally: dict[int, int] = {}
    box = raw.FS_RECTF()
    for index in range(count):
        character = _character(raw.FPDFText_GetUnicode(handle, index))
        if not character or raw.FPDFText_IsGenerated(handle, index) == 1:
            continue
        if not raw.FPDFText_GetLooseCharBox(handle, index, ctypes.byref(box)):
            continue
        turned = -raw.FPDFText_GetCharAngle(handle, index) / (math.pi / 2)  # pdfium counts clockwise
        if abs(turned - round(turned)) > 0.1:
            continue  # a water mark
        turn = round(turned) % 4
        values = (box.left, box.right, box.bottom, box.top)
        if not all(math.isfinite(value) and abs(value) < 1e5 for value in values):
            continue
        found.append((turn, Mark(character, *(round(value, 2) for value in values))))
        tally[turn] = tally.get(turn, 0) + 1
    main = max(sorted(tally), key=lambda turn: tally[turn], default=0)
    return [mark for turn, mark in found if turn == main], main


def _character(code: int) -> str:
    if code < 32 or 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
        return ""
    character = clean(chr(code))
    return "" if character.isspace() else character[:1]


def _turned(page: Page, turn: int) -> Page:
    """The page with its contents turned clockwise by `turn` quarters, as a viewer shows it."""
    for _ in range(turn):
        width = page.width
        page = Page(
            page.height,
            width,
            [Mark(m.character, m.bottom, m.top, width - m.right, width - m.left) for m in page.marks],
            [Rule(width - rule.at, rule.start, rule.end) for rule in page.down],
            [Rule(rule.at, width - rule.end, width - rule.start) for rule in page.across],
            page.has_picture,
        )
    return page
