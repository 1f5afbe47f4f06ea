"""Statements of figures in prose: which count of which table a sentence names, and with what number.

A count is judged only when its words say plainly what it counts, for the whole agency and the report's year: numbers
with 余 or 约, comparisons with another year, parts by channel, counts of another body and counts of other things are
left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from gongkai.reporting.importing.prose.numbers import Quantity, quantities
from gongkai.reporting.importing.prose.patterns import Pattern, row_patterns, wordings
from gongkai.reporting.importing.prose.text import CUT
from gongkai_law.report.form import Form
from gongkai_law.report.prose import SHARE, ProseStatement

REACH = 60  # how many characters before a count are looked at
QUOTE = 60  # how many characters of a sentence a finding quotes
REMEDIES = ("review", "suit", "suit_direct", "suit_after")

_SENTENCE = re.compile(rf"[^。！？\n{CUT}]+[。！？]?")
_SECTION = re.compile(r"^（[一二三四五六七八九十]{1,3}）[^。，；\n]{0,30}")
_CLAUSE = re.compile(r"[，。；：（）\n]")
_BODY = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{0,8}?(?P<own>[我本全该])?(?:[\u4e00-\u9fff]局|(?<=[我本全该])局|委员会|镇|乡|街道))"
    r"(?:机关)?(?:共|全年|累计|本年度?|年内|共计)*(?:收到|受理|办结|答复|新收|办理|接收)"
)
_OFFICE = re.compile(
    r"[县市区省](?:人民)?政府办(?:公[室厅])?(?:共|全年|累计)*(?:收到|受理|办结|答复|新收|办理|接收)"
)
_TITLES = re.compile(r"《[^《》]{1,80}》")
_YEAR = re.compile(r"(?<!\d)(20\d\d)年")
_UNTIL = re.compile(r"截[至止]$")
_SHARE_WORDS = re.compile(
    r"^(?:申请)?(?:[（，、]|，约)?(?:约|各)?(?:占|占比)?(?:[^，。；、0-9占]{0,16}?)?(?:的)?(?:比例|比重|比)?(?:为|达|约)?$"
)
_UPHELD = re.compile(r"(?:均|全部|全都|皆)(?:获|予以|予|被|得到|已|为)?(?:结果)?维持")
_PARTLY = re.compile(r"其中|审结|结案|作出|已决")
_SUBJECT = re.compile(r"信息公开|依申请公开|申请公开")
_ON_TIME, _LATE = re.compile(r"[按如]期|[按准]时"), re.compile(r"延期|延长|逾期|超期")


@dataclass(frozen=True, slots=True)
class Said:
    """A statement with what the sentence says about its reach: `year` named other than the report's, `part` of another."""

    statement: ProseStatement
    other_year: bool = False


@dataclass(slots=True)
class _Context:
    """What has been named so far in the section."""

    form: Form
    year: int | None
    own: frozenset[str] | None
    agency: str | None = None
    seen: set[str] = field(default_factory=set)
    last: str = ""
    mentioned: bool = False

    def begin(self, section: str) -> None:
        self.seen.clear()
        self.last = ""
        self.mentioned = False
        if "申请" in section and "复议" not in section:
            self.name("requests")

    def hear(self, sentence: str) -> None:
        """Whether the section speaks of requests or of disclosure's remedies at all."""
        self.mentioned = self.mentioned or bool(_SUBJECT.search(sentence))

    def name(self, subject: str) -> None:
        self.last = subject
        self.seen.add(subject)


def statements(text: str, form: Form, *, year: int | None, agency: str | None = None) -> list[ProseStatement]:
    """The statements in one chapter's prose, spans within `text`. `agency` tells which of 全市, 全县 … is its own
    whole; None = unknown, then any may be."""
    context = _Context(form, year, wordings().own_scope(agency), agency)
    found: list[Said] = []
    for match in _SENTENCE.finditer(text):
        sentence = match[0]
        section = _SECTION.match(sentence)
        if section:
            context.begin(section[0])
        context.hear(sentence)
        found += _in_sentence(_blind(sentence, year), sentence, context, match.start())
    return _chosen(found)


def _blind(sentence: str, year: int | None) -> str:
    """The sentence with titles of documents put out of sight and `2023年结转` read as 上年结转; as long as before."""
    sentence = _TITLES.sub(lambda found: "※" * len(found[0]), sentence)
    if year:
        sentence = re.sub(
            rf"{year - 1}年(?:度)?(?=结转|未办结)", lambda m: "上年度".rjust(len(m[0]), "※"), sentence
        )
        sentence = re.sub(
            rf"((?:结转|顺延|延续|转入)(?:至|到|入)?)({year + 1}年(?:度)?)",
            lambda m: m[1] + "下年度".ljust(len(m[2]), "度")[: len(m[2])],
            sentence,
        )
    return sentence


def _chosen(found: Sequence[Said]) -> list[ProseStatement]:
    """A count under another year's name is a slip to be judged only where the report's year has none of the kind."""
    this_year = {said.statement.kind for said in found if not said.other_year}
    return [said.statement for said in found if not said.other_year or said.statement.kind not in this_year]


def _in_sentence(sentence: str, plain: str, context: _Context, at: int) -> list[Said]:
    found: list[Said] = []
    before: Quantity | None = None
    previous: tuple[ProseStatement, Quantity] | None = None
    for quantity in quantities(sentence):
        said = None
        if quantity.unit == "%":
            said = _share(sentence, quantity, previous)
        else:
            said = _count(sentence, quantity, before, context)
            previous = (said, quantity) if said else None
            before = quantity
        if said and quantity.exact:
            begin = previous[1].start if previous and quantity.unit == "%" else quantity.start
            quoted = replace(
                said,
                text=_quote(plain, begin, quantity.end),
                span=(at + quantity.start, at + quantity.end),
            )
            other = _other_year(sentence[: quantity.start], context.year)
            if not _is_part(said.kind, found, other):
                found.append(Said(quoted, other))
    found += _nothing(sentence, plain, context, at)
    upheld = _upheld(sentence, plain, [said.statement.kind for said in found], context, at)
    return found + upheld


def _is_part(kind: str, found: Sequence[Said], other_year: bool) -> bool:
    """A second count of one kind in a sentence is a part of the first, or another body's."""
    return any(said.statement.kind == kind and said.other_year == other_year for said in found)


def _quote(sentence: str, start: int, end: int) -> str:
    """The clause around a stretch, as it stands, at most QUOTE characters."""
    begin = max(sentence.rfind(sign, 0, start) for sign in "，。；：（\n") + 1
    stop = _CLAUSE.search(sentence, end)
    return sentence[max(begin, end - QUOTE) : stop.start() if stop else len(sentence)][:QUOTE].strip()


def _other_year(prefix: str, year: int | None) -> bool:
    """Whether the last year named before a count is another than the report's (截至 the next year's start is not)."""
    if year is None:
        return False
    named = [(int(m[1]), m.start()) for m in _YEAR.finditer(prefix)]
    if not named:
        return False
    last, place = named[-1]
    if _UNTIL.search(prefix[:place]) and last == year + 1:
        return False
    return last != year


def _count(
    sentence: str, quantity: Quantity, before: Quantity | None, context: _Context
) -> ProseStatement | None:
    start = max(before.end if before else 0, quantity.start - REACH)
    prefix = sentence[start : quantity.start]
    if prefix[-1:] in "-—至~～" and before is None and re.search(r"\d[-—至~～]$", prefix):
        return None
    clause = prefix[_last_clause(prefix) :]
    suffix = sentence[quantity.end :]
    matched = _match_before(prefix, suffix, clause, quantity, context)
    matched = matched or _match_after(suffix, clause, quantity, context)
    if matched is None:
        if wordings().unless["foreign"].search(clause):
            context.last = "foreign"
        return None
    kind, sets = matched
    if kind == "closed" and _ON_TIME.search(clause) and _LATE.search(sentence):
        return None
    if sets:
        context.name(sets)
    if _is_wide(clause, context) or _is_other_body(clause, context.agency):
        return None
    return ProseStatement(kind, quantity.value, quantity.unit, "")


def _last_clause(prefix: str) -> int:
    return max((match.end() for match in _CLAUSE.finditer(prefix)), default=0)


def _is_wide(clause: str, context: _Context) -> bool:
    """Whether the clause counts for a whole wider than the agency."""
    if context.own is None:
        return False
    return any(word not in context.own for word in wordings().wide.findall(clause))


def _is_other_body(clause: str, agency: str | None) -> bool:
    """教育局收到20件 in another agency's report is not the report's own count."""
    if not agency:
        return False
    if _OFFICE.search(clause) and "办公" not in agency:
        return True
    match = _BODY.search(clause)
    return bool(match and match["own"] is None and match["name"][-3:] not in agency)


def _match_before(
    prefix: str, suffix: str, clause: str, quantity: Quantity, context: _Context
) -> tuple[str, str] | None:
    """The longest wording that ends at the count, if nothing in its clause makes it another quantity."""
    best: tuple[int, Pattern, str] | None = None
    for pattern in (*wordings().patterns, *row_patterns(context.form)):
        if pattern.before is None or quantity.unit not in pattern.units:
            continue
        match = pattern.before.search(prefix)
        if match is None or pattern.after is not None and not pattern.after.match(suffix):
            continue
        remedy = match["remedy"] if "remedy" in pattern.before.groupindex else None
        if not _allowed(pattern, context, remedy):
            continue
        if best is None or match.start() < best[0]:
            best = (match.start(), pattern, remedy or "")
    if best is None or _spoiled(best[1], prefix, clause, best[0]):
        return None
    if best[2]:
        context.name({"复议": "review", "诉讼": "suit"}[best[2]])
    return _kind(best[1], context), best[1].sets


def _match_after(suffix: str, clause: str, quantity: Quantity, context: _Context) -> tuple[str, str] | None:
    """A wording behind the count, where none before it fits."""
    for pattern in wordings().patterns:
        if pattern.before is not None or pattern.after is None or quantity.unit not in pattern.units:
            continue
        if not _allowed(pattern, context) or not pattern.after.match(suffix):
            continue
        if not _spoiled(pattern, clause, clause, len(clause)):
            return _kind(pattern, context), pattern.sets
    return None


def _kind(pattern: Pattern, context: _Context) -> str:
    """`*.upheld` stands for the remedy named last: a cell of its group, or the sum for 行政诉讼."""
    if not pattern.kind.startswith("*."):
        return pattern.kind
    column = pattern.kind[2:]
    return f"suit_{column}" if context.last == "suit" else f"t4.{context.last}.{column}"


def _allowed(pattern: Pattern, context: _Context, remedy: str | None = None) -> bool:
    """Whether what the pattern needs has been named."""
    if pattern.needs == "requests":
        return "requests" in context.seen and context.last != "foreign"
    if pattern.needs == "remedy":
        return context.last in REMEDIES or bool(remedy and context.mentioned)
    if pattern.needs in ("mention", "disclosure"):
        return context.mentioned or "requests" in context.seen
    return not pattern.needs or context.last == pattern.needs


def _spoiled(pattern: Pattern, prefix: str, clause: str, start: int) -> bool:
    unless = wordings().unless
    words = prefix[min(start, len(prefix) - len(clause)) :]
    names = [name for name in pattern.unless if name != "other_outcome"]
    if pattern.kind not in ("carry_in", "carry_out"):
        names += ["comparison", "earlier"]
    if any(unless[name].search(words) for name in names):
        return True
    return "other_outcome" in pattern.unless and bool(unless["other_outcome"].search(prefix[:start]))


def _share(
    sentence: str, quantity: Quantity, previous: tuple[ProseStatement, Quantity] | None
) -> ProseStatement | None:
    """A percentage right behind a count of requests (…258件，占33.9%)."""
    if previous is None:
        return None
    said, counted = previous
    between = sentence[counted.end : quantity.start]
    if said.kind.startswith(("t2", "t4", "review", "suit", "remedies", "normative", "rules")):
        return None
    if not between or not ("占" in between or between[0] == "（"):
        return None
    if not _SHARE_WORDS.match(between) or wordings().unless["comparison"].search(between):
        return None
    part = said.value if counted.exact else None
    return ProseStatement(said.kind + SHARE, quantity.value, "%", "", part=part)


def _nothing(sentence: str, plain: str, context: _Context, at: int) -> Iterator[Said]:
    """未收到申请, 未发生行政复议 …: the figure is 0."""
    for pattern in wordings().none:
        match = pattern.words.search(sentence)
        if match is None or (pattern.needs and not context.mentioned and not context.seen):
            continue
        end = _CLAUSE.search(sentence, match.end())
        words = sentence[match.start() : end.start() if end else len(sentence)]
        clause = sentence[_last_clause(sentence[: match.start()]) : match.start()] + words
        if any(wordings().unless[name].search(clause) for name in pattern.unless) or _is_wide(
            clause, context
        ):
            continue
        quoted = _quote(plain, match.start(), match.end())
        said = ProseStatement(pattern.kind, 0, "件", quoted, (at + match.start(), at + match.end()))
        yield Said(said, _other_year(sentence[: match.start()], context.year))


def _upheld(sentence: str, plain: str, kinds: Sequence[str], context: _Context, at: int) -> list[Said]:
    """均维持: no other result and nothing pending in the remedies the sentence names."""
    match = _UPHELD.search(sentence)
    if match is None:
        return []
    clause = sentence[_last_clause(sentence[: match.start()]) : match.start()]
    named = {kind for kind in kinds if kind in (*REMEDIES, "remedies")}
    if not named or _PARTLY.search(clause):
        return []
    suits = bool(named - {"review"})
    kind = (
        "all_upheld"
        if suits and named & {"review", "remedies"}
        else "suit_all_upheld"
        if suits
        else "review_all_upheld"
    )
    quoted = plain[max(0, match.end() - QUOTE) : match.end()].strip()
    said = ProseStatement(kind, None, "", quoted, (at + match.start(), at + match.end()))
    return [Said(said, _other_year(sentence[: match.start()], context.year))]
