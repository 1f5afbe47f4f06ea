"""Lists of classes in prose against their stated total, and shares of such a total (K18 beside the tables).

`prose.sum`: 共2599条（其中机构职能类25条，…，其他856条） where the classes make 2533. Only lists that say they are whole
are judged: a list behind 其中 is usually a part.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from functools import lru_cache
from pathlib import Path

from gongkai.reporting.importing.prose.numbers import Quantity, quantities
from gongkai.reporting.importing.prose.text import CUT
from gongkai.reporting.importing.words import finding
from gongkai_law.report.findings import Finding
from gongkai_law.report.rules import Number, make_finding

FEWEST = 3  # a total and fewer than this many classes is no list
QUOTE = 60
LONGEST_NAME = 40  # characters of a class's name

_SENTENCE = re.compile(rf"[^。！？\n{CUT}]+")
_NAME = re.compile(r"[^，。；：、（）0-9]*$")
_SHARE = re.compile(
    r"(?P<name>[^，。；：、（）0-9]{2,16}?)(?:的)?(?:占比|占)(?:总数|全部|信息总数)?(?:的)?(?:比例)?(?:为|达)?$"
)


@dataclass(frozen=True, slots=True)
class CountList:
    """A total with its classes: (name, count) each. `whole`: the list says that it is complete."""

    total: Quantity
    classes: tuple[tuple[str, Quantity], ...]
    whole: bool


@lru_cache(maxsize=1)
def _words() -> dict:
    return tomllib.loads((Path(__file__).parent / "sums.toml").read_text("utf-8"))


def check_sums(text: str) -> list[Finding]:
    """`prose.sum` and K18 for the lists of one chapter's prose."""
    found: list[Finding] = []
    latest: CountList | None = None
    for match in _SENTENCE.finditer(text):
        sentence = match[0]
        if latest:
            found += _shares(sentence, latest)
        for listed in count_lists(sentence):
            latest = listed
            found += _sum(sentence, listed)
    return found


def count_lists(sentence: str) -> Iterator[CountList]:
    """A count, 其中 or the like, then counts of the same unit."""
    counted = [one for one in quantities(sentence) if one.unit not in ("%", "元", "万元", "个百分点")]
    opener = re.compile(_words()["openers"])
    for index, total in enumerate(counted[:-1]):
        between = sentence[total.end : counted[index + 1].start]
        if not opener.search(between):
            continue
        rest = counted[index + 1 :]
        classes = list(_classes(sentence, total, rest))
        if len(classes) >= FEWEST:
            yield CountList(total, tuple(classes), _is_whole(sentence, total, classes))
            return


def _classes(sentence: str, total: Quantity, rest: Sequence[Quantity]) -> Iterator[tuple[str, Quantity]]:
    """Counts of the total's unit up to the closing bracket; another unit or an opener inside ends the list."""
    end = _closing(sentence, total.end)
    place = total.end
    for one in rest:
        between = sentence[place : one.start]
        if one.start > end or one.unit != total.unit:
            return
        if place > total.end and re.search(_words()["openers"] + "|；其中|另外|另有", between):
            return
        name = _NAME.search(sentence, max(place, one.start - LONGEST_NAME), one.start)
        yield re.sub(f"^(?:{_words()['openers']})", "", name[0] if name else ""), one
        place = one.end


def _closing(sentence: str, start: int) -> int:
    """Where the bracket that opens right behind the total closes; the sentence's end without one."""
    if not sentence[start:].lstrip("，").startswith("（"):
        return len(sentence)
    depth = 0
    for place in range(start, len(sentence)):
        depth += {"（": 1, "）": -1}.get(sentence[place], 0)
        if depth == 0 and sentence[place] == "）":
            return place
    return len(sentence)


def _is_whole(sentence: str, total: Quantity, classes: Sequence[tuple[str, Quantity]]) -> bool:
    """Whether the list says that it is complete, and is not one the tables hold."""
    before = sentence[max(0, total.start - LONGEST_NAME) : total.start].rpartition("，")[2]
    if re.search(_words()["tables"], before) or any(
        re.search(_words()["outcomes"], name) for name, _ in classes
    ):
        return False
    if not all(one.exact for _, one in classes):
        return False
    names = [name for name, _ in classes]
    if sentence[classes[-1][1].end :].startswith(_words()["open_end"]):
        return False
    whole = _words()["whole"]
    if len(names) == len(whole) and all(any(word in name for name in names) for word in whole):
        return True
    return bool(re.match(_words()["rest"], names[-1]))


def _sum(sentence: str, listed: CountList) -> list[Finding]:
    made = sum(one.value for _, one in listed.classes)
    if not listed.whole or not listed.total.exact or made == listed.total.value:
        return []
    if any(one.value > listed.total.value for _, one in listed.classes):
        return []  # classes larger than the total are no classes of it
    begin = max(sentence.rfind(sign, 0, listed.total.start) for sign in "，；：、") + 1
    quote = sentence[max(begin, listed.total.end - 30) :][:QUOTE]
    return [finding("prose.sum", expected=made, found=listed.total.value, text=quote)]


def _shares(sentence: str, listed: CountList) -> Iterator[Finding]:
    """…占41.5% of a class named in the list before."""
    for one in quantities(sentence):
        if one.unit != "%" or not one.exact:
            continue
        named = _SHARE.search(sentence[max(0, one.start - LONGEST_NAME) : one.start])
        part = _named(named["name"], listed) if named else None
        whole = listed.total.value
        if part is None or not whole or not listed.total.exact or not part.exact:
            continue
        if not fits(one.value, part.value, whole):
            expected = _percent(part.value, whole).quantize(_places(one.value), ROUND_HALF_UP)
            label = named["name"] if named else ""
            yield make_finding(
                "K18",
                cells=(),
                words="own",
                expected=expected,
                found=Decimal(one.value),
                text=sentence.strip()[:QUOTE],
                label=label,
            )


def fits(stated: Number | None, part: Number, whole: Number) -> bool:
    """Whether a percentage is part ÷ whole to its printed precision, rounded or cut off."""
    if stated is None or not whole:
        return False
    exact, places = _percent(part, whole), _places(stated)
    return stated in (exact.quantize(places, ROUND_HALF_UP), exact.quantize(places, ROUND_DOWN))


def _percent(part: Number, whole: Number) -> Decimal:
    return Decimal(part) * 100 / Decimal(whole)


def _places(stated: Number) -> Decimal:
    return Decimal(1).scaleb(min(0, int(Decimal(stated).as_tuple().exponent)))


def _named(name: str, listed: CountList) -> Quantity | None:
    """The class a share speaks of: 主动公开的政府信息 is the class 主动公开政府信息."""
    wanted = name.replace("的", "")
    for known, one in listed.classes:
        bare = known.replace("的", "")
        if bare and (bare == wanted or bare in wanted or wanted in bare):
            return one
    return None
