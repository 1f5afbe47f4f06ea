"""File → `OpenedFile`. Kinds are found by folder (`kinds/`), chosen by content; the name only adds a note."""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Protocol, cast

import gongkai.reporting
from gongkai.reporting.importing.blocks import Line, OpenedFile
from gongkai.reporting.importing.sources import kinds
from gongkai.reporting.importing.sources.limits import Limits, limits_from_environment
from gongkai.reporting.importing.sources.upload import Upload
from gongkai_law.errors import InputFault, register_messages

register_messages(Path(next(iter(gongkai.reporting.__path__))) / "messages")

__all__ = ["Limits", "Upload", "load", "open_report"]


class Kind(Protocol):
    """What a module in `kinds/` offers."""

    KIND: str
    SUFFIXES: tuple[str, ...]
    RANK: int

    def recognises(self, upload: Upload) -> bool: ...

    def read(self, upload: Upload) -> OpenedFile: ...


@lru_cache(maxsize=1)
def all_kinds() -> tuple[Kind, ...]:
    """Every kind of the folder, the surest signs first."""
    modules = [
        importlib.import_module(f"{kinds.__name__}.{found.name}")
        for found in pkgutil.iter_modules(kinds.__path__)
    ]
    return tuple(sorted((cast(Kind, module) for module in modules), key=lambda kind: kind.RANK))


def load(path: Path, limits: Limits | None = None) -> bytes:
    """The bytes of a file on disk; a missing, unreadable, special or too large one raises InputFault unread."""
    limits = limits or limits_from_environment()
    where = path.name or str(path)
    try:
        if path.is_dir():
            raise InputFault("file.is_folder", path=str(path))
        if not path.exists():
            raise InputFault("file.missing", path=str(path))
        if not path.is_file():
            raise InputFault("importing.not_a_file", where=where)
        if path.stat().st_size > limits.file:
            raise _too_large(path.stat().st_size, limits, where)
        return path.read_bytes()
    except (OSError, ValueError) as fault:
        reason = getattr(fault, "strerror", None) or str(fault)
        raise InputFault("file.unreadable", path=str(path), reason=reason) from fault


def open_report(data: bytes, name: str, limits: Limits | None = None) -> OpenedFile:
    """Lines and tables of a report in reading order.

    `name` is the file's name; its content decides how it is read. Raises InputFault, with the name as place, for
    whatever cannot be read: empty, too large, locked, with macros, without text, of a kind not read here.
    """
    limits = limits or limits_from_environment()
    try:
        return _open(Upload(data, name, limits))
    except InputFault as fault:
        fault.where = fault.where or name
        raise


def _open(upload: Upload) -> OpenedFile:
    if len(upload.data) > upload.limits.file:
        raise _too_large(len(upload.data), upload.limits, upload.name)
    if not upload.data.strip(b"\x00\t\r\n\f \xef\xbb\xbf"):
        raise InputFault("file.empty")
    kind = next((kind for kind in all_kinds() if kind.recognises(upload)), None)
    if kind is None:
        raise InputFault("file.empty")
    opened = kind.read(upload)
    _check_size(opened, upload.limits)
    return replace(opened, notes=_name_note(upload, kind) + opened.notes)


def _check_size(opened: OpenedFile, limits: Limits) -> None:
    characters = cells = 0
    for block in opened.blocks:
        if isinstance(block, Line):
            characters += len(block.text)
        else:
            for row in block.rows:
                characters += sum(len(cell.text) for cell in row)
                cells += sum(cell.colspan * cell.rowspan for cell in row)
    if characters > limits.characters:
        raise InputFault("importing.too_long", limit=limits.characters)
    if cells > limits.cells:
        raise InputFault("importing.too_many_cells", limit=limits.cells)
    if not characters:
        raise InputFault("file.empty")


def _name_note(upload: Upload, kind: Kind) -> tuple[str, ...]:
    texts = ("txt", "md", "html")
    usual = next((other for other in all_kinds() if upload.suffix in other.SUFFIXES), None)
    if usual is None or usual is kind or (usual.KIND in texts and kind.KIND in texts):
        return ()
    return (f"文件名以 {upload.suffix} 结尾，内容其实是 {kind.KIND}，已按 {kind.KIND} 读出。",)


def _too_large(size: int, limits: Limits, where: str) -> InputFault:
    megabyte = 1024 * 1024
    return InputFault(
        "file.too_large", where=where, size=f"{size / megabyte:.1f}", limit=limits.file // megabyte
    )
