"""Another body's name where the report's own belongs, and self-names the agency cannot have. (E7)"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from gongkai.reporting.importing.chapters import Structure
from gongkai.reporting.importing.structure.words import pattern, shown, word_lists
from gongkai.reporting.importing.words import finding
from gongkai_law.report.findings import Finding

_TAIL = re.compile(r"(?:人民政府|政府)?(?:办事处)?(?:党政办公室|党政综合办公室|办公室|办公厅)?$")
_PLACE = re.compile(r"[\u4e00-\u9fff]+?(?:自治州|自治县|自治旗|地区|街道|苏木|[省市县区州盟旗镇乡])")
_TOWNSHIP = re.compile(r"(?:镇|乡|街道|苏木)$")
_NEAR = 8  # characters behind a name that still say why it is named
_SENTENCE = re.compile(r"[^。；！？\n]+")


def own_place(agency: str) -> str:
    """白云镇 of 青山县白云镇人民政府; '' where the name does not end in a place."""
    places = _places(_TAIL.sub("", agency))
    return places[-1] if places and "".join(places) == _TAIL.sub("", agency) else ""


def _places(name: str) -> list[str]:
    return _PLACE.findall(name)


@lru_cache(maxsize=64)
def _other_bodies(agency: str) -> re.Pattern[str] | None:
    """Names of bodies of the agency's kind, as the one who acts in a sentence."""
    place, words = own_place(agency), word_lists()["other_body"]
    if _TOWNSHIP.search(place):
        kind = "(?:镇|乡|街道)"
    elif place.endswith(("县", "旗")):
        kind = place[-1]
    else:
        kind = _department(agency)
    if not kind:
        return None
    return re.compile(words["pattern"].replace("KIND", kind))


def _department(agency: str) -> str:
    """县教育局 of 青山县教育局: the kind of place and the department, to find another place's."""
    places = _places(agency)
    rest = agency.removeprefix("".join(places))
    if (
        not places
        or len(rest) < 3
        or not agency.startswith(places[0])
        or not re.search("[局委]|委员会$", rest)
    ):
        return ""
    return re.escape(places[-1][-1] + rest)


def check_other_body(structure: Structure, agency: str | None) -> Iterator[Finding]:
    """Sentences in which another town, county or the same department of another place does what the report tells of."""
    if not agency:
        return
    bodies, selves = _other_bodies(agency), _other_selves(agency)
    if bodies is None and selves is None:
        return
    seen: set[str] = set()
    for text in (structure.intro[-2000:], *(chapter.text for chapter in structure.chapters)):
        for sentence in _SENTENCE.findall(text):
            name = _named(sentence, bodies, agency) or (selves and _named(sentence, selves, agency))
            if name and name not in seen:
                seen.add(name)
                yield finding("prose.other_level", found=name, text=shown(sentence))


def _named(sentence: str, bodies: re.Pattern[str] | None, agency: str) -> str | None:
    if bodies is None:
        return None
    for match in bodies.finditer(sentence):
        name = match["name"]
        before = sentence[: match.start()]
        in_title = before.rfind("《") > before.rfind("》")
        if in_title or pattern("quoting_body").search(sentence[: match.end() + _NEAR]):
            continue
        if name not in agency and not any(name.endswith(place) for place in _places(agency)):
            return name
    return None


@lru_cache(maxsize=64)
def _other_selves(agency: str) -> re.Pattern[str] | None:
    """我局 in a town's report: self-names of bodies the agency is not."""
    for entry in word_lists()["other_self"]:
        if re.search(entry["agency"], agency):
            return re.compile(entry["pattern"])
    return None
