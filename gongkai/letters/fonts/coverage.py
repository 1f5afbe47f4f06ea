"""Which characters the shipped fonts can draw, read from the fonts' own tables; so a paper can say what it cannot print."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from gongkai.letters.fonts import font_folders


def missing_characters(text: str) -> str:
    """The characters of `text` that no shipped font has, each once, in order; blanks and controls never count.

    A paper with such a character would show a box: whoever makes it must be told.
    """
    drawable = covered()
    wanted = dict.fromkeys(char for char in text if char.isprintable() and not char.isspace())
    return "".join(char for char in wanted if ord(char) not in drawable)


@lru_cache(maxsize=1)
def covered() -> frozenset[int]:
    """Code points that at least one shipped font has."""
    fonts = [path for folder in font_folders() for path in sorted(folder.glob("*.otf"))]
    return frozenset().union(*(code_points(path) for path in fonts))


def code_points(font: Path) -> frozenset[int]:
    """Code points of one OpenType font, from its Unicode character maps (cmap formats 4 and 12)."""
    data = font.read_bytes()
    tables = struct.unpack_from(">H", data, 4)[0]
    for at in range(12, 12 + 16 * tables, 16):
        tag, _, offset, _ = struct.unpack_from(">4sIII", data, at)
        if tag == b"cmap":
            return frozenset(_mapped(data, offset))
    return frozenset()


def _mapped(data: bytes, cmap: int) -> Iterator[int]:
    count = struct.unpack_from(">H", data, cmap + 2)[0]
    for at in range(cmap + 4, cmap + 4 + 8 * count, 8):
        platform, _, offset = struct.unpack_from(">HHI", data, at)
        if platform not in (0, 3):
            continue
        kind = struct.unpack_from(">H", data, cmap + offset)[0]
        if kind == 4:
            yield from _format_4(data, cmap + offset)
        elif kind == 12:
            yield from _format_12(data, cmap + offset)


def _format_4(data: bytes, at: int) -> Iterator[int]:
    """Segments of the basic plane; a code whose glyph is 0 is not drawn."""
    twice = struct.unpack_from(">H", data, at + 6)[0]
    count = twice // 2
    ends = struct.unpack_from(f">{count}H", data, at + 14)
    starts = struct.unpack_from(f">{count}H", data, at + 16 + twice)
    deltas = struct.unpack_from(f">{count}H", data, at + 16 + 2 * twice)
    offsets_at = at + 16 + 3 * twice
    offsets = struct.unpack_from(f">{count}H", data, offsets_at)
    for index, (start, end, delta, offset) in enumerate(zip(starts, ends, deltas, offsets, strict=True)):
        for code in range(start, min(end, 0xFFFE) + 1):
            glyph = code
            if offset:
                place = offsets_at + 2 * index + offset + 2 * (code - start)
                glyph = struct.unpack_from(">H", data, place)[0]
                if not glyph:
                    continue
            if (glyph + delta) % 0x10000:
                yield code


def _format_12(data: bytes, at: int) -> Iterator[int]:
    groups = struct.unpack_from(">I", data, at + 12)[0]
    for group in range(groups):
        start, end, glyph = struct.unpack_from(">III", data, at + 16 + 12 * group)
        yield from (code for code in range(start, end + 1) if glyph + code - start)
