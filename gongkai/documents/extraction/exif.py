"""What a photo carries beside the picture: camera, author, comments, time and place (EXIF), and text chunks of a PNG."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

from gongkai.documents.extraction.pieces import Piece

_JPEG, _PNG = b"\xff\xd8", b"\x89PNG\r\n\x1a\n"
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 9: 4, 10: 8}
_SUB_DIRECTORIES = {0x8769, 0x8825, 0xA005}
_GPS_DIRECTORY = 0x8825
_MOST_ENTRIES, _MOST_DIRECTORIES, _LONGEST = 1_000, 16, 1 << 20
_NAMES = {
    0x010E: "图片说明",
    0x010F: "设备厂家",
    0x0110: "设备型号",
    0x0131: "软件",
    0x0132: "修改时间",
    0x013B: "作者",
    0x8298: "版权",
    0x9003: "拍摄时间",
    0x9286: "备注",
    0x9C9B: "标题",
    0x9C9C: "备注",
    0x9C9D: "作者",
    0x9C9E: "关键词",
    0xA430: "机主",
    0xA431: "机身号",
}
_WIDE = frozenset({0x9C9B, 0x9C9C, 0x9C9D, 0x9C9E})  # UTF-16


def is_picture(data: bytes) -> bool:
    """Whether the data are a JPEG or PNG picture."""
    return data.startswith((_JPEG, _PNG))


def extract_picture(data: bytes) -> tuple[tuple[Piece, ...], tuple[str, ...]]:
    """The words a picture carries, and notes: the picture itself is not read, a place in it is told."""
    words: list[str] = []
    has_place = False
    blocks = _png_blocks(data) if data.startswith(_PNG) else _jpeg_blocks(data)
    for kind, block in blocks:
        if kind == "exif":
            found, place = _exif(block)
            words += found
            has_place = has_place or place
        else:
            words.append(block.decode("utf-8", "replace"))
    notes = ["图片里画着的文字没有检查。"]
    if has_place:
        notes.append("图片带有拍摄地点（GPS），公开前要去掉。")
    text = "\n".join(word for word in words if word.strip())
    return ((Piece(text, "图片附带的信息（EXIF）", hidden=True),) if text else ()), tuple(notes)


def _jpeg_blocks(data: bytes) -> Iterator[tuple[str, bytes]]:
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        mark = data[at + 1]
        if mark == 0xDA:
            return
        size = int.from_bytes(data[at + 2 : at + 4], "big")
        block = data[at + 4 : at + 2 + size]
        if mark == 0xE1 and block.startswith(b"Exif\x00\x00"):
            yield "exif", block[6:]
        elif mark in (0xE1, 0xED, 0xFE):
            yield "text", block[:_LONGEST]
        at += 2 + max(size, 2)


def _png_blocks(data: bytes) -> Iterator[tuple[str, bytes]]:
    at = len(_PNG)
    while at + 12 <= len(data):
        size = int.from_bytes(data[at : at + 4], "big")
        kind, block = data[at + 4 : at + 8], data[at + 8 : at + 8 + size]
        if kind == b"eXIf":
            yield "exif", block
        elif kind == b"tEXt":
            yield "text", block.replace(b"\x00", b" ")
        elif kind in (b"zTXt", b"iTXt"):
            yield "text", _unpacked(block)
        at += 12 + size


def _unpacked(block: bytes) -> bytes:
    keyword, _, rest = block.partition(b"\x00")
    for start in range(min(len(rest), 80)):
        if rest[start : start + 1] == b"\x78":
            try:
                return keyword + b" " + zlib.decompressobj().decompress(rest[start:], _LONGEST)
            except zlib.error:
                continue
    return keyword + b" " + rest.replace(b"\x00", b" ")


def _exif(block: bytes) -> tuple[list[str], bool]:
    """Texts of all directories, and whether there is a place. Offsets that lead out of the block end the reading."""
    if block[:2] not in (b"II", b"MM") or len(block) < 8:
        return [], False
    order = "<" if block[:2] == b"II" else ">"
    waiting, seen = [(struct.unpack(order + "I", block[4:8])[0], False)], set[int]()
    words: list[str] = []
    has_place = False
    while waiting and len(seen) < _MOST_DIRECTORIES:
        at, is_gps = waiting.pop()
        if at in seen or at + 2 > len(block):
            continue
        seen.add(at)
        for tag, kind, value in _entries(block, at, order):
            if tag in _SUB_DIRECTORIES and len(value) >= 4:
                waiting.append((struct.unpack(order + "I", value[:4])[0], tag == _GPS_DIRECTORY))
            elif is_gps and tag in (2, 4):
                has_place = True
            elif kind in (1, 2, 7) and (text := _text(tag, value)):
                words.append(f"{_NAMES.get(tag, '其他')}：{text}")
    return words, has_place


def _entries(block: bytes, at: int, order: str) -> Iterator[tuple[int, int, bytes]]:
    (count,) = struct.unpack(order + "H", block[at : at + 2])
    for number in range(min(count, _MOST_ENTRIES)):
        entry = block[at + 2 + 12 * number : at + 14 + 12 * number]
        if len(entry) < 12:
            return
        tag, kind, length = struct.unpack(order + "HHI", entry[:8])
        size = _SIZES.get(kind, 1) * length
        if size <= 4:
            yield tag, kind, entry[8 : 8 + size]
        elif size <= _LONGEST:
            (start,) = struct.unpack(order + "I", entry[8:12])
            yield tag, kind, block[start : start + size]


def _text(tag: int, value: bytes) -> str:
    if tag in _WIDE:
        return value.decode("utf-16-le", "replace").strip("\x00 ")
    if value[:8] in (b"ASCII\x00\x00\x00", b"UNICODE\x00"):
        value = value[8:]
    text = value.decode("utf-8", "replace").strip("\x00 ")
    return text if text.isprintable() else ""
