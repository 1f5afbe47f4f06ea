"""Words of a text as the index keeps them: Chinese in pairs of neighbouring characters, the rest in whole words.

A dictionary loses the names of villages and people; pairs lose nothing and find two-character words (徐庄, 低保). The
last character of a run stands alone as well, so that one character is found by its beginning wherever it stands.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

# Pairs of a text longer than this are left out: a whole yearbook as one entry would drown every answer.
TEXT_LIMIT = 50_000
# A search of more words than this is cut: nobody types them, and each costs a look-up.
QUERY_LIMIT = 32

_HAN = "㐀-\u9fff豈-\ufaff\U00020000-\U0003ffff"
_RUN = re.compile(rf"(?P<han>[{_HAN}]+)|(?P<word>(?:(?![{_HAN}])[^\W_])+)")


def normal(text: str) -> str:
    """The text in one width and case: full-width letters and digits are found by half-width ones."""
    return unicodedata.normalize("NFKC", text).casefold()


def _runs(text: str) -> Iterator[tuple[bool, str]]:
    """(is it Chinese, the run) for each run of Chinese or of other letters and digits."""
    for match in _RUN.finditer(normal(text)):
        yield match["han"] is not None, match[0]


def index_tokens(text: str) -> list[str]:
    """What the index keeps of a text, in order, without repeats."""
    found: dict[str, None] = {}
    for chinese, run in _runs(text[:TEXT_LIMIT]):
        if not chinese:
            found[run] = None
            continue
        for start in range(len(run) - 1):
            found[run[start : start + 2]] = None
        found[run[-1]] = None
    return list(found)


def query_tokens(text: str) -> list[tuple[str, bool]]:
    """(token, whether its beginning is enough) that all must be there. [] = nothing to search by.

    A word of letters or digits may be the beginning of a longer one, so that a number is found while it is typed.
    """
    found: dict[tuple[str, bool], None] = {}
    for chinese, run in _runs(text):
        if not chinese or len(run) == 1:
            found[run, True] = None
        else:
            for start in range(len(run) - 1):
                found[run[start : start + 2], False] = None
    return list(found)[:QUERY_LIMIT]
