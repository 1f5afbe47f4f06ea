"""A finding about wording."""

from __future__ import annotations

from typing import Literal, NamedTuple


class WordingFinding(NamedTuple):
    """`value` is exactly `text[start:end]`; `right` what should stand there ("" where that is for a person to say).

    `kind`: word, repeated, office_word, day, weekday, document_number, attachments, body_name, law_name.
    """

    kind: str
    value: str
    start: int
    end: int
    why: str
    right: str
    severity: Literal["error", "warning"]
