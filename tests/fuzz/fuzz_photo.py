"""Whatever bytes come as a photo of a posting: facts, a look, a clean copy, or refused with an InputFault."""

from __future__ import annotations

import contextlib
import io
import os
from collections.abc import Iterator

import django
from PIL import Image

from gongkai_law.errors import InputFault


def _evidence():
    """The module stands among the models, so it needs the settings."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    from gongkai.publishing import evidence

    return evidence


EVIDENCE = _evidence()


def seeds() -> Iterator[bytes]:
    image = Image.new("RGB", (40, 30), (200, 30, 30))
    exif = image.getexif()
    exif.get_ifd(0x8769)[0x9003] = "2020:04:15 09:30:00"
    exif.get_ifd(0x8825).update({1: "N", 2: (34.0, 25.0, 30.0), 3: "E", 4: (112.0, 30.0, 0.0)})
    for kind in ("JPEG", "PNG", "WEBP"):
        stream = io.BytesIO()
        image.save(stream, kind, exif=exif)
        yield stream.getvalue()


def fuzz_one(data: bytes) -> None:
    with contextlib.suppress(InputFault):
        image = EVIDENCE.open_picture(data)
        EVIDENCE.read_facts(image)
        EVIDENCE.perceptual_hash(image)
        copy = Image.open(io.BytesIO(EVIDENCE.stripped(image)))
        assert not copy.getexif()
