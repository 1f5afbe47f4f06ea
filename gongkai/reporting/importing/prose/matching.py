"""Which wording fits the words around a count."""

from __future__ import annotations

import re
from dataclasses import dataclass

from gongkai.reporting.importing.prose.context import REMEDIES, Context
from gongkai.reporting.importing.prose.numbers import Quantity
from gongkai.reporting.importing.prose.patterns import Pattern, row_patterns, wordings


@dataclass(frozen=True, slots=True)
class Matched:
    """What a count says: its `kind`, the subject the words name, and how many characters behind it they take."""

    kind: str
    sets: str
    behind: int = 0


CLAUSE = re.compile(r"[，。；：（）\n]")

_NAMED = {"复议": "review", "诉讼": "suit"}
_CHANGES = re.compile(r"（[^）]*(?:废止|修改|修订|失效)")
_RANGE = re.compile(r"\d[-—至~～]$")
_ON_TIME, _LATE = re.compile(r"[按如]期|[按准]时"), re.compile(r"延期|延长|逾期|超期")


def last_clause(prefix: str) -> int:
    """Where the last clause of a stretch begins."""
    return max((match.end() for match in CLAUSE.finditer(prefix)), default=0)


def match_count(
    prefix: str, suffix: str, quantity: Quantity, context: Context, *, late: bool
) -> Matched | None:
    """What a count between `prefix` and `suffix` says; None where no wording fits, or another reading does: a range,
    documents counted with their changes, answers in time beside late ones (`late`)."""
    if _RANGE.search(prefix):
        return None
    clause = prefix[last_clause(prefix) :]
    matched = _before(prefix, suffix, clause, quantity, context) or _behind(suffix, clause, quantity, context)
    if matched is None:
        if wordings().unless["foreign"].search(clause):
            context.last = "foreign"
        return None
    if matched.kind.startswith(("normative", "rules")) and _CHANGES.match(suffix):
        return None
    if matched.kind == "closed" and late and _ON_TIME.search(clause):
        return None
    return matched


def tells_late(sentence: str) -> bool:
    """Whether a sentence counts late or extended answers apart."""
    return bool(_LATE.search(sentence))


def _before(prefix: str, suffix: str, clause: str, quantity: Quantity, context: Context) -> Matched | None:
    """The longest wording that ends at the count, if nothing in its clause makes it another quantity."""
    best: tuple[int, Pattern, str] | None = None
    for pattern in (*wordings().patterns, *row_patterns(context.form)):
        if pattern.before is None or quantity.unit not in pattern.units:
            continue
        match = pattern.before.search(prefix)
        if match is None or (pattern.after is not None and not pattern.after.match(suffix)):
            continue
        remedy = match["remedy"] if "remedy" in pattern.before.groupindex else None
        if _allowed(pattern, context, remedy) and (best is None or match.start() < best[0]):
            best = (match.start(), pattern, remedy or "")
    if best is None or _spoiled(best[1], prefix, clause, best[0]):
        return None
    if best[2]:
        context.name(_NAMED[best[2]])
    return Matched(_kind(best[1], context), best[1].sets)


def _behind(suffix: str, clause: str, quantity: Quantity, context: Context) -> Matched | None:
    """A wording behind the count, where none before it fits."""
    for pattern in wordings().patterns:
        if pattern.before is not None or pattern.after is None or quantity.unit not in pattern.units:
            continue
        match = pattern.after.match(suffix) if _allowed(pattern, context) else None
        if match and not _spoiled(pattern, clause, clause, len(clause)):
            return Matched(_kind(pattern, context), pattern.sets, match.end())
    return None


def _kind(pattern: Pattern, context: Context) -> str:
    """`*.upheld` stands for the remedy named last: a cell of its group, or the sum for 行政诉讼."""
    if not pattern.kind.startswith("*."):
        return pattern.kind
    column = pattern.kind[2:]
    return f"suit_{column}" if context.last == "suit" else f"t4.{context.last}.{column}"


def _allowed(pattern: Pattern, context: Context, remedy: str | None = None) -> bool:
    """Whether what the pattern needs has been named."""
    if pattern.needs == "requests":
        return "requests" in context.seen and context.last != "foreign"
    if pattern.needs == "remedy":
        return context.last in REMEDIES or bool(remedy and context.mentioned)
    if pattern.needs in ("mention", "disclosure"):
        return context.mentioned or "requests" in context.seen
    return not pattern.needs or context.last == pattern.needs


def _spoiled(pattern: Pattern, prefix: str, clause: str, start: int) -> bool:
    """Whether words in the clause make the count another quantity."""
    unless = wordings().unless
    words = prefix[min(start, len(prefix) - len(clause)) :]
    names = [name for name in pattern.unless if name != "other_outcome"]
    if pattern.kind not in ("carry_in", "carry_out"):
        names += ["comparison", "earlier"]
    if any(unless[name].search(words) for name in names):
        return True
    return "other_outcome" in pattern.unless and bool(unless["other_outcome"].search(prefix[:start]))
