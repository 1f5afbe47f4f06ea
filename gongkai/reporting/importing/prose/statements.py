"""Statements of figures in prose: which count of which table a sentence names, and with what number.

A count is judged only when its words say plainly what it counts, for the whole agency and the report's year: numbers
with 余 or 约, comparisons with another year, parts by channel, counts of another body and counts of other things are
left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from gongkai.reporting.importing.prose.context import REMEDIES, Context
from gongkai.reporting.importing.prose.matching import CLAUSE, last_clause, match_count, tells_late
from gongkai.reporting.importing.prose.numbers import Quantity, quantities
from gongkai.reporting.importing.prose.patterns import wordings
from gongkai.reporting.importing.prose.text import CUT
from gongkai_law.report.form import Form
from gongkai_law.report.prose import SHARE, ProseStatement

REACH = 60  # how many characters before a count are looked at
FAR = 400  # how many characters before a count a year may be named
QUOTE = 60  # how many characters of a sentence a finding quotes

_SENTENCE = re.compile(rf"[^。！？\n{CUT}]+[。！？]?")
_SECTION = re.compile(r"^（[一二三四五六七八九十]{1,3}）[^。，；\n]{0,30}")
_TITLES = re.compile(r"《[^《》]{1,80}》")
_YEAR = re.compile(r"(?<!\d)(20\d\d)年")
_UNTIL = re.compile(r"截[至止]$")
_SHARE_WORDS = re.compile(
    r"^(?:申请)?[（，、]?(?:约|各)?(?:占|占比)?(?:[^，。；、0-9占]{0,16}?)?(?:的)?(?:比例|比重|比)?(?:为|达|约)?$"
)
_UPHELD = re.compile(r"(?:均|全部|全都|皆)(?:获|予以|予|被|得到|已|为)?(?:结果)?维持")
_PARTLY = re.compile(r"其中|审结|结案|作出|已决")
_NO_SHARES = ("t2", "t4", "review", "suit", "remedies", "normative", "rules")


@dataclass(frozen=True, slots=True)
class Said:
    """A statement, and whether the sentence puts it under another year than the report's."""

    statement: ProseStatement
    other_year: bool = False


def statements(text: str, form: Form, *, year: int | None, agency: str | None = None) -> list[ProseStatement]:
    """The statements in one chapter's prose, spans within `text`. `agency` tells which of 全市, 全县 … is its own
    whole; None = unknown, then any may be."""
    context = Context(form, year, agency)
    found: list[Said] = []
    for match in _SENTENCE.finditer(text):
        section = _SECTION.match(match[0])
        if section:
            context.begin(section[0])
        if section or text[match.start() - 1 : match.start()] == "\n":
            context.elsewhere = False
        context.hear(match[0])
        found += _Sentence(_blind(match[0], year), match[0], match.start(), context).said()
    return _chosen(found)


def _blind(sentence: str, year: int | None) -> str:
    """The sentence with titles of documents put out of sight and `2023年结转` read as 上年结转; as long as before."""
    sentence = _TITLES.sub(lambda found: "※" * len(found[0]), sentence)
    if year is None:
        return sentence
    sentence = re.sub(rf"{year - 1}年度?(?=结转|未办结)", lambda m: "上年度".rjust(len(m[0]), "※"), sentence)
    return re.sub(
        rf"((?:结转|顺延|延续|转入)(?:至|到|入)?)({year + 1}年度?)",
        lambda m: m[1] + "下年".ljust(len(m[2]), "度"),
        sentence,
    )


def _chosen(found: Sequence[Said]) -> list[ProseStatement]:
    """A count under another year's name is a slip to be judged only where the report's year has none of the kind."""
    this_year = {said.statement.kind for said in found if not said.other_year}
    return [said.statement for said in found if not said.other_year or said.statement.kind not in this_year]


@dataclass(slots=True)
class _Sentence:
    """One sentence: `blind` is what is searched, `plain` what is quoted, `at` its place in the text; words before
    `taken` belong to an earlier count."""

    blind: str
    plain: str
    at: int
    context: Context
    taken: int = 0

    def said(self) -> list[Said]:
        found: list[Said] = []
        for one in [*self._numbers(), *self._nothing()]:
            again = any(
                said.statement.kind == one.statement.kind and said.other_year == one.other_year
                for said in found
            )
            if not again:  # a second count of a kind in a sentence is a part of the first, or another body's
                found.append(one)
        return found + self._upheld([said.statement.kind for said in found])

    def _numbers(self) -> Iterator[Said]:
        late = tells_late(self.blind)
        previous: tuple[ProseStatement, Quantity] | None = None
        for quantity in quantities(self.blind):
            start = quantity.start
            if quantity.unit == "%":
                said = self._share(quantity, previous)
                start = previous[1].start if previous else start
            else:
                said = self._count(quantity, max(self.taken, quantity.start - REACH), late=late)
                previous = (said, quantity) if said else None
                self.taken = max(self.taken, quantity.end)
            if said and quantity.exact:
                yield self._placed(said, start, quantity.end)

    def _count(self, quantity: Quantity, start: int, *, late: bool) -> ProseStatement | None:
        prefix = self.blind[start : quantity.start]
        suffix = self.blind[quantity.end : quantity.end + REACH]
        matched = match_count(prefix, suffix, quantity, self.context, late=late)
        if matched is None:
            return None
        self.taken = quantity.end + matched.behind
        if matched.sets:
            self.context.name(matched.sets)
        if not self.context.is_own(prefix[last_clause(prefix) :]):
            return None
        return ProseStatement(matched.kind, quantity.value, quantity.unit, "")

    def _share(
        self, quantity: Quantity, previous: tuple[ProseStatement, Quantity] | None
    ) -> ProseStatement | None:
        """A percentage right behind a count of requests (…258件，占33.9%)."""
        if previous is None or previous[0].kind.startswith(_NO_SHARES):
            return None
        said, counted = previous
        between = self.blind[counted.end : quantity.start]
        if "占" not in between and not between.startswith("（"):
            return None
        if not _SHARE_WORDS.match(between) or wordings().unless["comparison"].search(between):
            return None
        part = said.value if counted.exact else None
        return ProseStatement(said.kind + SHARE, quantity.value, "%", "", part=part)

    def _nothing(self) -> Iterator[Said]:
        """未收到申请, 未发生行政复议 …: the figure is 0."""
        for pattern in wordings().none:
            match = pattern.words.search(self.blind)
            if match is None or (pattern.needs and not self.context.mentioned and not self.context.seen):
                continue
            stop = CLAUSE.search(self.blind, match.end())
            low = max(0, match.start() - REACH)
            start = low + last_clause(self.blind[low : match.start()])
            clause = self.blind[start : stop.start() if stop else len(self.blind)]
            if any(wordings().unless[name].search(clause) for name in pattern.unless):
                continue
            if self.context.is_own(clause):
                said = ProseStatement(pattern.kind, 0, "件", "")
                yield self._placed(said, match.start(), match.end())

    def _upheld(self, kinds: Sequence[str]) -> list[Said]:
        """均维持: no other result and nothing pending in the remedies the sentence names."""
        match = _UPHELD.search(self.blind)
        named = {kind for kind in kinds if kind in (*REMEDIES, "remedies")}
        if match is None or not named:
            return []
        low = max(0, match.start() - REACH)
        if _PARTLY.search(self.blind, low + last_clause(self.blind[low : match.start()]), match.start()):
            return []
        kind = "all_upheld"
        if named == {"review"}:
            kind = "review_all_upheld"
        elif not named & {"review", "remedies"}:
            kind = "suit_all_upheld"
        quote = self.plain[max(0, match.end() - QUOTE) : match.end()].strip()
        said = ProseStatement(kind, None, "", quote, (self.at + match.start(), self.at + match.end()))
        return [Said(said, _other_year(self.blind[: match.start()], self.context.year))]

    def _placed(self, said: ProseStatement, start: int, end: int) -> Said:
        quoted = replace(said, text=_quote(self.plain, start, end), span=(self.at + start, self.at + end))
        return Said(quoted, _other_year(self.blind[max(0, start - FAR) : start], self.context.year))


def _quote(sentence: str, start: int, end: int) -> str:
    """The clause around a stretch, as it stands, at most QUOTE characters."""
    low, high = max(0, end - QUOTE), min(len(sentence), end + QUOTE)
    begin = max(sentence.rfind(sign, low, start) for sign in "，。；：（\n") + 1
    stop = CLAUSE.search(sentence, end, high)
    return sentence[max(begin, low) : stop.start() if stop else high][:QUOTE].strip()


def _other_year(prefix: str, year: int | None) -> bool:
    """Whether the last year named before a count is another than the report's (截至 the next year's start is not)."""
    prefix = prefix[-FAR:]
    named = [(int(match[1]), match.start()) for match in _YEAR.finditer(prefix)]
    if year is None or not named:
        return False
    last, place = named[-1]
    if _UNTIL.search(prefix[:place]) and last == year + 1:
        return False
    return last != year
