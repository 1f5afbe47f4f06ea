"""Who writes a letter: what of an agency stands in it."""

from __future__ import annotations

from dataclasses import dataclass, field

from gongkai_law.policies import DEFAULTS, Policies
from gongkai_law.remedies import RemedyForum


@dataclass(frozen=True, slots=True)
class Sender:
    """`name` is the red head and the signature, `short_name` goes into the number, `contact` is whom to ask.

    `forum`: who hears reconsiderations and suits against this agency. `own_words`: sentences the agency says in its own
    way, by element or kind of answer.
    """

    name: str
    short_name: str
    contact: str
    forum: RemedyForum
    policies: Policies = DEFAULTS
    address: str = ""
    own_words: dict[str, str] = field(default_factory=dict)
