"""Whatever bytes come as a letter's template or as its edited docx: read, or refused with an InputFault."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from datetime import date

from gongkai.letters.kinds import letter_kind
from gongkai.letters.render import sample_letter
from gongkai.letters.sample import sample_sender
from gongkai.letters.templates_own import blank_template, check_template, fill_template, read_back
from gongkai_law.errors import InputFault

DAY = date(2026, 3, 18)
KIND = letter_kind("partial")


def seeds() -> Iterator[bytes]:
    yield blank_template(KIND, sample_sender(), on=DAY)
    yield sample_letter(KIND, on=DAY).docx


def fuzz_one(data: bytes) -> None:
    sender = sample_sender()
    with contextlib.suppress(InputFault):
        read_back(data, head=sender.name, title=KIND.law.title, addressee="刘敏")
    try:
        check_template(data, KIND)
    except InputFault:
        return
    fill_template(data, KIND, KIND.sample, sender)
