"""Straight lines drawn on a page, through nested forms: strokes, edges of stroked boxes, and boxes so thin they are lines."""

from __future__ import annotations

import ctypes
import math
from typing import Any

from gongkai.reporting.importing.sources.kinds.pdf.page import Rule
from gongkai_law.errors import InputFault

Matrix = tuple[float, float, float, float, float, float]

_PLAIN: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_SLANT = 1.0  # points a line may lean and still count as straight
_THIN = 2.5  # a filled box up to this thickness is a line
_SHORTEST = 2.0
_DEEPEST = 12
_MOST_SEGMENTS = 4000  # of one path: more is a drawing, not a table


class Drawn:
    """Collects the lines of one page. `most` bounds the objects looked at."""

    def __init__(self, most: int) -> None:
        self.across: list[Rule] = []
        self.down: list[Rule] = []
        self.has_picture = False
        self._left = most

    def page(self, page: Any) -> None:
        """All objects of a page (a pdfium handle)."""
        from pypdfium2 import raw

        for index in range(raw.FPDFPage_CountObjects(page)):
            self._object(raw.FPDFPage_GetObject(page, index), _PLAIN, 0)

    def _object(self, handle: Any, outer: Matrix, depth: int) -> None:
        from pypdfium2 import raw

        self._left -= 1
        if self._left < 0:
            raise InputFault("importing.pdf_too_busy")
        kind = raw.FPDFPageObj_GetType(handle)
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            self.has_picture = True
        elif kind == raw.FPDF_PAGEOBJ_PATH:
            self._path(handle, _product(_matrix(handle), outer))
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            inner = _product(_matrix(handle), outer)
            for index in range(raw.FPDFFormObj_CountObjects(handle)):
                self._object(raw.FPDFFormObj_GetObject(handle, index), inner, depth + 1)

    def _path(self, handle: Any, matrix: Matrix) -> None:
        from pypdfium2 import raw

        fill, stroke = ctypes.c_int(), ctypes.c_int()
        if not raw.FPDFPath_GetDrawMode(handle, ctypes.byref(fill), ctypes.byref(stroke)):
            return
        strokes = bool(stroke.value) and not _is_white(raw.FPDFPageObj_GetStrokeColor, handle)
        fills = fill.value != 0 and not _is_white(raw.FPDFPageObj_GetFillColor, handle)
        if not (strokes or fills):
            return
        for points in _outlines(handle, matrix):
            if strokes:
                for first, second in zip(points, points[1:], strict=False):
                    self._edge(first, second)
            elif fills:
                self._thin_box(points)

    def _edge(self, first: tuple[float, float], second: tuple[float, float]) -> None:
        (x0, y0), (x1, y1) = first, second
        if abs(y1 - y0) <= _SLANT and abs(x1 - x0) >= _SHORTEST:
            self.across.append(Rule((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
        elif abs(x1 - x0) <= _SLANT and abs(y1 - y0) >= _SHORTEST:
            self.down.append(Rule((x0 + x1) / 2, min(y0, y1), max(y0, y1)))

    def _thin_box(self, points: list[tuple[float, float]]) -> None:
        xs, ys = [x for x, _ in points], [y for _, y in points]
        width, height = max(xs) - min(xs), max(ys) - min(ys)
        if height <= _THIN and width > max(height, _SHORTEST):
            self.across.append(Rule((max(ys) + min(ys)) / 2, min(xs), max(xs)))
        elif width <= _THIN and height > max(width, _SHORTEST):
            self.down.append(Rule((max(xs) + min(xs)) / 2, min(ys), max(ys)))


def _outlines(handle: Any, matrix: Matrix) -> list[list[tuple[float, float]]]:
    """The parts of a path as chains of points on the page; a closed part ends where it began."""
    from pypdfium2 import raw

    found: list[list[tuple[float, float]]] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(min(raw.FPDFPath_CountSegments(handle), _MOST_SEGMENTS)):
        segment = raw.FPDFPath_GetPathSegment(handle, index)
        if not segment or not raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y)):
            continue
        point = _moved(x.value, y.value, matrix)
        if not all(math.isfinite(value) and abs(value) < 1e5 for value in point):
            continue
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO or not found:
            found.append([point])
        else:
            found[-1].append(point)
        if raw.FPDFPathSegment_GetClose(segment):
            found[-1].append(found[-1][0])
    return found


def _is_white(getter: Any, handle: Any) -> bool:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    known = getter(handle, *(ctypes.byref(part) for part in (red, green, blue, alpha)))
    return bool(known) and (alpha.value == 0 or min(red.value, green.value, blue.value) >= 250)


def _matrix(handle: Any) -> Matrix:
    from pypdfium2 import raw

    matrix = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(handle, ctypes.byref(matrix)):
        return _PLAIN
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _product(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    oa, ob, oc, od, oe, of = outer
    return (
        a * oa + b * oc,
        a * ob + b * od,
        c * oa + d * oc,
        c * ob + d * od,
        e * oa + f * oc + oe,
        e * ob + f * od + of,
    )


def _moved(x: float, y: float, matrix: Matrix) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f
