"""The day of receipt by channel (条例 31): the day of submission, of signature, or of confirmation with the applicant."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from gongkai_law.citation import cite


@dataclass(frozen=True, slots=True)
class Channel:
    """One way of submitting. `starts`: the kind of event whose day is the day of receipt (submitted or confirmed)."""

    key: str
    label: str
    starts: str
    article: str
    source: str
    rule: str

    @property
    def needs_confirmation(self) -> bool:
        """Whether there is no day of receipt, and no clock, before both sides have confirmed."""
        return self.starts == "confirmed"

    @property
    def citation(self) -> str:
        """The item of Art. 31 in words."""
        return cite(self.article)


@lru_cache(maxsize=1)
def channels() -> dict[str, Channel]:
    """Every channel by its key, in the order of Art. 31."""
    raw = tomllib.loads((Path(__file__).parent / "channels.toml").read_text("utf-8"))
    return {key: Channel(key=key, **entry) for key, entry in raw.items()}
