"""A version of a letter as content: its facts with the remedy of the day, its hash, its paper and its problems."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from gongkai.casework.handling.consultation import untold_overrides
from gongkai.casework.models import CaseLetter, LetterVersion
from gongkai.casework.on_file import ACT_FOR, on_file
from gongkai.letters import queries as letters
from gongkai.letters.checking import check_letter, with_remedy
from gongkai.letters.kind import Problem
from gongkai.letters.kinds import letter_kind
from gongkai.letters.render import RenderedLetter, render_letter
from gongkai.letters.sender import Sender
from gongkai.letters.templates_own import letter_of_own, read_back
from gongkai.letters.wording import letter_lines
from gongkai_law.casework.outcomes import missing_needs, outcome
from gongkai_law.citation import cite

# Taken at signing, so no part of what is reviewed.
_AT_SIGNING = ("document_number", "dated")


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


def as_json(facts: dict[str, Any]) -> str:
    """Facts as kept: dates as ISO text, amounts as text, in a fixed order."""
    return json.dumps(facts, ensure_ascii=False, sort_keys=True, default=_plain)


def content_hash(kind: str, facts: dict[str, Any], lines: Sequence[str] | None) -> str:
    """SHA-256 over all that will go out except number and date. A review holds for this content alone. (条例 17)"""
    kept = {key: value for key, value in facts.items() if key not in _AT_SIGNING}
    text = json.dumps([kind, kept, list(lines or ())], ensure_ascii=False, sort_keys=True, default=_plain)
    return hashlib.sha256(text.encode()).hexdigest()


def sender_for(letter: CaseLetter) -> Sender:
    """The agency as the writer; whom to ask is the disclosure office."""
    return letters.sender_of(letter.agency)


def newest(letter: CaseLetter) -> LetterVersion:
    """The newest version."""
    found: LetterVersion = letter.versions.get(number=letter.version)
    return found


def facts_on(letter: CaseLetter, version: LetterVersion, sender: Sender, on: date) -> dict[str, Any]:
    """The facts of a version as they stand in a letter of that day: a signed one with its number and its own day."""
    facts = dict(version.facts)
    if letter.document_number:
        facts["document_number"] = letter.document_number
    if letter.dated:
        facts["dated"] = letter.dated
    return with_remedy(letter.kind, facts, sender, letter.dated or on)


def lines_of(letter: CaseLetter, version: LetterVersion, facts: dict[str, Any], sender: Sender) -> Any:
    """The text: edited by hand, else by the agency's own template, else None for the kind's own; with the docx made."""
    if version.lines is not None:
        return version.lines, b""
    own = letters.active_template(letter.kind)
    if own is None or facts.get("parts"):
        return None, b""
    return letter_of_own(letters.template_data(own), letter_kind(letter.kind), facts, sender)


def rendered(letter: CaseLetter, version: LetterVersion, *, on: date) -> RenderedLetter:
    """The letter on paper as of a day."""
    sender = sender_for(letter)
    facts = facts_on(letter, version, sender, on)
    lines, own_docx = lines_of(letter, version, facts, sender)
    made = render_letter(letter.kind, facts, sender, on=on, lines=lines)
    return RenderedLetter(made.paper, made.on, own_docx=own_docx)


def problems_of(letter: CaseLetter, version: LetterVersion, *, on: date) -> list[Problem]:
    """What keeps a version from being signed on a day."""
    sender = sender_for(letter)
    facts = facts_on(letter, version, sender, on)
    lines, _ = lines_of(letter, version, facts, sender)
    return [*not_on_file(letter), *check_letter(letter.kind, facts, sender, on=on, lines=lines)]


def not_on_file(letter: CaseLetter) -> list[Problem]:
    """What an answer rests on and the file does not hold: a search, a third party's opinion, the notice to correct …

    Only what an act puts on file is asked for here; what is written in the letter is for `check_letter`. Whoever was
    overruled for the public interest must have been told in writing first. (条例 30, 32, 35, 36.0.4, 36.0.6)
    """
    case = letter.disclosure_request
    if not letter.is_answer or case is None:
        return []
    held = on_file(case)
    found = [
        Problem(
            "casework.not_on_file",
            need.any_of[0].id,
            outcome(code).citations,
            {"answer": outcome(code).label, "what": need.label, "hint": need.hint},
        )
        for code in letter.codes
        for need in missing_needs(code, held)
        if any(each.id in ACT_FOR for each in need.any_of)
    ]
    gives = any(outcome(code).group in ("granted", "partial") for code in letter.codes)
    if gives and untold_overrides(case):
        found.append(Problem("casework.third_party_untold", "", (cite("条例 32"),)))
    return found


def text_lines(letter: CaseLetter, version: LetterVersion, *, on: date) -> list[str]:
    """The text of a version, one paragraph a line, to be edited by hand."""
    sender = sender_for(letter)
    facts = facts_on(letter, version, sender, on)
    lines, _ = lines_of(letter, version, facts, sender)
    return list(lines) if lines is not None else letter_lines(letter.kind, facts, sender)


def lines_from_docx(letter: CaseLetter, data: bytes, *, on: date) -> list[str]:
    """The text of the letter's docx after it was edited in a word processor; annexes stay as they are.

    Raises InputFault for a file that is no docx of this letter.
    """
    version = newest(letter)
    paper = rendered(letter, version, on=on).paper
    found = read_back(data, head=paper.head, title=paper.title, addressee=paper.addressee)
    before = text_lines(letter, version, on=on)
    annex = next((n for n, line in enumerate(before) if line.startswith("=== ")), len(before))
    return [*found, *before[annex:]]


def delivery_slip(letter: CaseLetter, *, on: date) -> RenderedLetter:
    """The slip (送达回证) of a signed letter, to be signed by whoever receives it: way and day are filled in by hand."""
    sender = sender_for(letter)
    facts = newest(letter).facts
    number = f"（{letter.document_number}）" if letter.document_number else ""
    slip = {
        "addressee": facts.get("addressee"),
        "application_number": facts.get("application_number"),
        "delivered": f"《{letter.title}》{number}",
        "service_way": "□ 当面交付　　□ 邮政寄送",
        "served_on": "　　　　年　　月　　日",
        "dated": letter.dated,
    }
    return render_letter("service", slip, sender, on=on)
