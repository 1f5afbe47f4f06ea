"""Where the files of an import lie: a zip, a folder, or nothing but the ledger."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from gongkai.documents.extraction.safezip import SafeZip, ZipLimits, open_zip
from gongkai.documents.storing.names import clean_name
from gongkai_law.errors import InputFault

# An office's years in one zip: more parts than a document has; each part stays within a file's own limit.
LIMITS = ZipLimits(entries=60_000, part=256 << 20, total=4 << 30)
LARGEST_PART = 200 << 20
_LEDGER_WORDS = ("台账", "目录", "清单")


class Source(Protocol):
    """Files by name; names are those of the files alone, without folders."""

    def names(self) -> list[str]: ...
    def read(self, name: str) -> bytes: ...


@dataclass
class ZipSource:
    """The files of a zip. Names written by Chinese Windows are read as such."""

    data: bytes
    _zip: SafeZip = field(init=False)
    _names: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        self._zip = open_zip(self.data, LIMITS)
        self._names = {}
        for raw in self._zip.names():
            name = clean_name(_decoded(raw))
            if not name.startswith((".", "~$")) and "__MACOSX" not in raw:
                self._names.setdefault(name, raw)

    def names(self) -> list[str]:
        return list(self._names)

    def read(self, name: str) -> bytes:
        raw = self._names[name]
        if self._zip.size(raw) > LARGEST_PART:
            raise InputFault("file.too_large", size=self._zip.size(raw) >> 20, limit=LARGEST_PART >> 20)
        return self._zip.read(raw)


def _decoded(raw: str) -> str:
    """A zip without the UTF-8 mark has names in the writer's code page; zipfile reads them as cp437."""
    try:
        return raw.encode("cp437").decode("gb18030")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return raw


@dataclass
class FolderSource:
    """The files of a folder and its folders; links that lead out of it are left alone."""

    folder: Path
    _paths: dict[str, Path] = field(init=False)

    def __post_init__(self) -> None:
        root = self.folder.resolve()
        self._paths = {}
        for path in sorted(root.rglob("*")):
            if (
                path.is_file()
                and path.resolve().is_relative_to(root)
                and not path.name.startswith((".", "~$"))
            ):
                self._paths.setdefault(clean_name(path.name), path)

    def names(self) -> list[str]:
        return list(self._paths)

    def read(self, name: str) -> bytes:
        path = self._paths[name]
        if path.stat().st_size > LARGEST_PART:
            raise InputFault("file.too_large", size=path.stat().st_size >> 20, limit=LARGEST_PART >> 20)
        return path.read_bytes()


@dataclass
class HeldFiles:
    """Files already in hand, by name: the ledger alone, or what the samples bring."""

    files: dict[str, bytes]

    def names(self) -> list[str]:
        return list(self.files)

    def read(self, name: str) -> bytes:
        return self.files[name]


def source_of(data: bytes, name: str) -> Source:
    """What an upload is: an xlsx is the ledger alone, any other zip holds the ledger and files."""
    if name.lower().endswith(".xlsx"):
        return HeldFiles({clean_name(name): data})
    return ZipSource(data)


def ledger_name(source: Source) -> str:
    """Which file is the ledger: the one xlsx, or the one that is called so. Raises InputFault."""
    sheets = [name for name in source.names() if name.lower().endswith(".xlsx")]
    named = [name for name in sheets if any(word in name for word in _LEDGER_WORDS)]
    for found in (named, sheets):
        if len(found) == 1:
            return found[0]
    raise InputFault("importing.no_ledger" if not sheets else "importing.which_ledger", count=len(sheets))
