"""Whether a run of digits and joiners is worth the detectors' look at all. Most runs of a budget or a table are not.

A number in one piece has at least eleven digits; a number in pieces is an identity number by its own shape, a card or
mobile number in the usual groups, or anything that a word near it calls so. A run with none of these is let go. The
answer may be yes without need, never no against need: a test compares with looking at every run.
"""

from __future__ import annotations

import re

from gongkai_law.screening.folding import UNSEEN
from gongkai_law.screening.identity import ID18
from gongkai_law.screening.labels import Labels

_PERSONAL = frozenset({"identity", "bank", "phone", "disability"})
_IN_ONE = re.compile("[0-9]{11}")
_GROUPS = re.compile(r"[0-9]+(?:[ \-]{1,4}[0-9]+)+")
_DOTTED = re.compile(r"1[3-9][0-9]\.[0-9]{4}\.[0-9]{4}")
_LANDLINE = re.compile(r"[ \t\n]*0[0-9]{2,3}-[0-9]{7,8}[ \t\n]*\Z")
_COVERED = re.compile(rf"[*{UNSEEN}]|[?#_…]|[-.]{{3}}")
_SHORTEST = 11
_FEWEST_ID = 18


def is_worth_a_look(run: str, text: str, start: int, end: int, labels: Labels) -> bool:
    """`run` is the folded stretch `text[start:end]` with the sign behind it."""
    if _LANDLINE.match(run, 0, end - start):
        return False  # nothing else begins with 0
    if _IN_ONE.search(run) or _COVERED.search(run):
        return True
    for m in _GROUPS.finditer(run):
        if sum(map(str.isdigit, m[0])) >= _SHORTEST:
            return True
    if _DOTTED.search(run) or (end - start >= _FEWEST_ID and ID18.search(run)):
        return True
    return labels.may_call(start, end, _PERSONAL)
