"""Opening a zip container (docx, xlsx, a folder sent as zip) that may be hostile.

Sizes, counts and ratios are checked on the directory before anything is unpacked, and again while a part is unpacked,
since a directory can lie. Names are never used as paths.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from dataclasses import dataclass
from typing import IO

from gongkai_law.errors import InputFault

_MEGABYTE = 1024 * 1024
BROKEN_ZIP = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    OSError,
    ValueError,
)
_ENCRYPTED = 0x1  # bit 0 of a part's general purpose flags
_STEP = 256 * 1024
_OLE_MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@dataclass(frozen=True, slots=True)
class ZipLimits:
    """Sizes in bytes. `ratio` (unpacked to packed) counts only for parts larger than `ratio_from`."""

    entries: int = 10_000
    part: int = 256 * _MEGABYTE
    total: int = 512 * _MEGABYTE
    ratio: int = 250
    ratio_from: int = 4 * _MEGABYTE


class SafeZip:
    """The parts of one container by name. Nothing is unpacked before it is asked for."""

    def __init__(self, archive: zipfile.ZipFile, limits: ZipLimits) -> None:
        self._archive = archive
        self._limits = limits
        self._spent = 0
        self._parts = {
            info.filename: info for info in archive.infolist() if info.filename and not info.is_dir()
        }

    def names(self) -> tuple[str, ...]:
        """Names of the parts in the order of the directory; folders are left out."""
        return tuple(self._parts)

    def size(self, name: str) -> int:
        """Unpacked size of a part in bytes, as the directory states it."""
        return self._parts[name].file_size

    def __contains__(self, name: str) -> bool:
        return name in self._parts

    def read(self, name: str) -> bytes:
        """One part unpacked. Raises InputFault `file.zip_bomb`, `file.encrypted`, `file.broken`; KeyError if not there."""
        info = self._parts[name]
        try:
            with self._archive.open(info) as stream:
                return self._unpack(stream, info)
        except BROKEN_ZIP as fault:
            raise InputFault("file.broken", where=name) from fault

    def _unpack(self, stream: IO[bytes], info: zipfile.ZipInfo) -> bytes:
        pieces: list[bytes] = []
        size = 0
        while piece := stream.read(_STEP):
            size += len(piece)
            self._spent += len(piece)
            if (
                size > max(info.file_size, 0)
                or size > self._limits.part
                or self._spent > 2 * self._limits.total
            ):
                raise InputFault("file.zip_bomb", where=info.filename)
            pieces.append(piece)
        return b"".join(pieces)


def open_zip(data: bytes, limits: ZipLimits | None = None) -> SafeZip:
    """Check a container and return its parts.

    Raises InputFault: `file.encrypted` (a password is set), `file.zip_bomb` (too many parts, too large, too tightly
    packed), `file.broken` (not a readable zip).
    """
    limits = limits or ZipLimits()
    if data.startswith(_OLE_MARK):  # Office wraps a password-protected docx or xlsx in its old container
        raise InputFault("file.encrypted")
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except BROKEN_ZIP as fault:
        raise InputFault("file.broken") from fault
    _check(archive, limits)
    return SafeZip(archive, limits)


def _check(archive: zipfile.ZipFile, limits: ZipLimits) -> None:
    parts = archive.infolist()
    if len(parts) > limits.entries:
        raise InputFault("file.zip_bomb", where=f"{len(parts)} 个部件")
    total = 0
    for info in parts:
        if info.flag_bits & _ENCRYPTED:
            raise InputFault("file.encrypted", where=info.filename)
        total += info.file_size
        tight = info.file_size > limits.ratio_from and info.file_size > limits.ratio * max(
            info.compress_size, 1
        )
        if tight or info.file_size > limits.part or total > limits.total:
            raise InputFault("file.zip_bomb", where=info.filename)
