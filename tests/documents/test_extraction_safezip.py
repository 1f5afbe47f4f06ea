"""Hostile containers are refused before they are unpacked, and while they are when their directory lies."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest

from gongkai.documents.extraction.extract import extract
from gongkai.documents.extraction.safezip import ZipLimits, open_zip
from gongkai_law.errors import InputFault
from tests.documents import files

SMALL = ZipLimits(entries=3, part=1000, total=2000, ratio=10, ratio_from=100)


def refused(data: bytes, limits: ZipLimits = SMALL) -> str:
    with pytest.raises(InputFault) as raised:
        archive = open_zip(data, limits)
        for name in archive.names():
            archive.read(name)
    return raised.value.key


def test_parts_are_read_by_name():
    archive = open_zip(files.packed({"a/b.txt": b"abc", "c": b""}), SMALL)
    assert archive.names() == ("a/b.txt", "c") and archive.read("a/b.txt") == b"abc"
    assert archive.size("a/b.txt") == 3 and "c" in archive and "d" not in archive


@pytest.mark.parametrize(
    "parts",
    [
        pytest.param({str(n): b"" for n in range(4)}, id="too many parts"),
        pytest.param({"a": bytes(range(256)) * 4}, id="one part too large"),
        pytest.param({str(n): bytes(range(250)) * 3 for n in range(3)}, id="all parts too large"),
        pytest.param({"a": b"0" * 900}, id="packed too tightly"),
    ],
)
def test_a_bomb_is_refused(parts: dict[str, bytes]):
    assert refused(files.packed(parts)) == "file.zip_bomb"


def test_a_directory_that_lies_about_a_size_is_caught():
    data = bytearray(files.packed({"a": bytes(range(100))}))
    at = data.index(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 10)
    assert refused(bytes(data)) in ("file.zip_bomb", "file.broken")


def test_a_password_is_told():
    data = bytearray(files.packed({"a": b"abc"}))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert refused(bytes(data)) == "file.encrypted"


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"nonsense"])
def test_no_zip_at_all(data: bytes):
    assert refused(data) == "file.broken"


def test_a_bomb_inside_a_zip_stops_everything():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as inner:
        inner.writestr("a.txt", bytes(8 * 1024 * 1024))
    with pytest.raises(InputFault) as raised:
        extract(files.packed({"inner.zip": buffer.getvalue()}))
    assert raised.value.key == "file.zip_bomb"


def test_zips_in_zips_end_somewhere():
    data = files.packed({"a.txt": b"x"})
    for _ in range(6):
        data = files.packed({"a.zip": data})
    assert any("套得太深" in note for note in extract(data).notes)
