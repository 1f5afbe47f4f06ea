"""Reads of blacking out, within the agency in scope."""

from __future__ import annotations

import io
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone
from PIL import Image, ImageDraw

from gongkai.accounts.models import User
from gongkai.documents.access import require_opener
from gongkai.documents.contents import read_stored
from gongkai.documents.models import Redaction, RedactionMark, StoredFile
from gongkai.documents.redaction.bases import basis_of
from gongkai.documents.redaction.burning import MarkedArea, boxed
from gongkai.documents.redaction.finding import Passage, found_passages, passages_of
from gongkai.documents.redaction.pages import Area, opened
from gongkai.documents.redaction.services import LARGEST

_SCREEN_DPI = 100
_GRID = (29, 95, 168)


@dataclass(frozen=True, slots=True)
class ShownMark:
    """A mark as pages show it: with its basis in words, its place in hundredths of the page."""

    mark: RedactionMark
    basis: str

    @property
    def box(self) -> dict[str, float]:
        """Left, top, width, height in hundredths."""
        m = self.mark
        return {
            k: round(v * 100, 2) for k, v in (("x", m.left), ("y", m.top), ("w", m.width), ("h", m.height))
        }


def access_redaction(user: User, pk: object) -> Redaction:
    """The work on a file, if the person may open its original; PermissionDenied for all others alike."""
    try:
        found: Redaction | None = Redaction.objects.select_related("original").filter(pk=pk).first()
    except (ValidationError, ValueError):
        found = None
    if found is None:
        raise PermissionDenied
    require_opener(user, found.original)
    return found


def marks_of(redaction: Redaction) -> list[ShownMark]:
    """All marks in their order."""
    return [ShownMark(each, basis_of(each.basis).label) for each in redaction.marks.order_by("number")]


def redactions_of(subject_kind: str, subject_id: object) -> list[Redaction]:
    """The work on a subject's files, the newest first."""
    rows = Redaction.objects.filter(subject_kind=subject_kind, subject_id=str(subject_id))
    return list(rows.select_related("original", "clean_copy", "marked_copy").order_by("-id"))


def clean_copies_of(subject_kind: str, subject_id: object) -> list[StoredFile]:
    """The clean copies made for a subject: what may be attached to its answer."""
    return [each.clean_copy for each in redactions_of(subject_kind, subject_id) if each.clean_copy]


@dataclass(frozen=True, slots=True)
class Reading:
    """What is known of the pages: how many, what was found on them, whether they have text at all."""

    count: int
    passages: list[Passage]
    has_text: bool


def read_pages(redaction: Redaction, *, words: str = "") -> Reading:
    """Passages that the screening finds, or every place of `words`."""
    original = redaction.original
    with opened(read_stored(original, largest=LARGEST), original.media_type) as paper:
        found = passages_of(paper, words) if words.strip() else found_passages(paper, on=timezone.localdate())
        texts = (paper.words(n) for n in range(1, min(paper.count, 20) + 1))
        return Reading(paper.count, found, any(each is not None and each.text.strip() for each in texts))


def page_picture(redaction: Redaction, number: int, *, grid: bool = False) -> bytes:
    """One page as png for the screen, with the marks on it; `grid` draws lines every tenth of the page with their
    numbers, for whoever enters areas by figures. Raises InputFault `redaction.no_page`."""
    original = redaction.original
    with opened(read_stored(original, largest=LARGEST), original.media_type) as paper:
        image = paper.draw(number, _SCREEN_DPI).image
    marks = redaction.marks.filter(page=number).order_by("number")
    areas = [MarkedArea(Area(m.page, m.left, m.top, m.width, m.height), str(m.number)) for m in marks]
    image = boxed(image, areas)
    image.thumbnail((1400, 2000))
    if grid:
        _draw_grid(image)
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    return buffer.getvalue()


def _draw_grid(image: Image.Image) -> None:
    brush = ImageDraw.Draw(image)
    for tenth in range(1, 10):
        x, y = image.width * tenth // 10, image.height * tenth // 10
        brush.line((x, 0, x, image.height), fill=_GRID)
        brush.line((0, y, image.width, y), fill=_GRID)
        brush.text((x + 2, 2), str(tenth * 10), fill=_GRID)
        brush.text((2, y + 2), str(tenth * 10), fill=_GRID)
