"""E-mail addresses, and home addresses down to the door."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai_law.screening.finding import ScreeningFinding, found
from gongkai_law.screening.folding import fold

_LOCAL_REACH, _DOMAIN_REACH = 65, 100
_LOCAL = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._%+\-]*[A-Za-z0-9_+\-])?\Z")
_DOMAIN = re.compile(r"(?:[A-Za-z0-9](?:[A-Za-z0-9\-]*[A-Za-z0-9])?\.)+([A-Za-z]{2,12})(?![A-Za-z0-9\-])")
_FILE_ENDINGS = frozenset(["png", "jpg", "jpeg", "gif", "webp", "svg", "bmp", "css", "js", "map", "ico"])

_HOME_WORDS = (
    "家庭住址",
    "家庭地址",
    "家庭详细地址",
    "现住址",
    "现居住地址",
    "居住地址",
    "户籍地址",
    "户籍住址",
    "住址",
)
_NUMBER = "[0-9一二三四五六七八九十百零〇]+"
_DOOR = rf"(?:{_NUMBER}(?:-{_NUMBER})*\s?(?:号楼|号院|号|室|栋|幢|座|单元|楼|层|户|门))"
_TO_DOOR = re.compile(
    rf"[:\s为是在]{{0,4}}(?P<address>[^\s,;。:、()]{{2,40}}?{_DOOR}(?:[\-\s]?{_DOOR}|[\-]{_NUMBER})*)"
)
_ADDRESS_REACH = 90


def find_emails(text: str) -> Iterator[ScreeningFinding]:
    """Every address around an @ sign (also the full-width one). `a@2x.png` is a picture's name."""
    for sign in ("@", "＠"):
        at = text.find(sign)
        while at >= 0:
            local = _LOCAL.search(fold(text[max(0, at - _LOCAL_REACH) : at]))
            domain = _DOMAIN.match(fold(text[at + 1 : at + 1 + _DOMAIN_REACH]))
            if local and domain and domain[1].lower() not in _FILE_ENDINGS and ".." not in local[0]:
                yield found("email", text, at - len(local[0]), at + 1 + domain.end())
            at = text.find(sign, at + 1)


def find_home_addresses(text: str) -> Iterator[ScreeningFinding]:
    """Addresses after a word for the home that go below the village group: a house, a flat, a door."""
    at = text.find("址")
    while at >= 0:
        word = next((w for w in _HOME_WORDS if text.endswith(w, 0, at + 1)), "")
        m = _TO_DOOR.match(fold(text[at + 1 : at + 1 + _ADDRESS_REACH])) if word else None
        if m:
            yield found("address", text, at + 1 + m.start("address"), at + 1 + m.end("address"), word=word)
        at = text.find("址", at + 1 + (m.end("address") if m else 0))
