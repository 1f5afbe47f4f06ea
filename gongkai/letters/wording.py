"""From facts to text: the kind's template with its frame, one paragraph a line.

A line opens with `# ` for a heading, `| ` for a row of a form (`| label | value`), `=== ` for an annex on a new page;
everything else is a paragraph of the body. The text can be edited by hand and is read back by the same rules.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Any

from jinja2 import StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from gongkai.letters.kind import Facts, LetterKind
from gongkai.letters.kinds import letter_kind
from gongkai.letters.printing import Missing, given_or_missing, printed
from gongkai.letters.sender import Sender
from gongkai_law.amounts import capital_amount
from gongkai_law.casework.elements import all_elements, is_filled
from gongkai_law.casework.letters import letter_for
from gongkai_law.casework.outcomes import outcome
from gongkai_law.casework.sentences import legal_basis, operative, resolution, sentence, sentences
from gongkai_law.citation import chinese_number

YOU, YOUR_UNIT = "您", "你单位"


@lru_cache(maxsize=1)
def environment() -> ImmutableSandboxedEnvironment:
    """Where templates run: no attribute of Python is reachable, a slip in a template raises."""
    made = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, autoescape=False
    )
    return made


def parts_of(facts: Facts) -> list[Facts]:
    """The answers of a letter, each with its own facts; one where the letter answers once, none where it answers not."""
    if facts.get("parts"):
        return [{**{key: facts[key] for key in facts if key != "parts"}, **part} for part in facts["parts"]]
    return [facts] if facts.get("code") else []


def codes_of(facts: Facts) -> list[str]:
    """The kinds of answer in the letter, in their order."""
    return [str(part["code"]) for part in parts_of(facts)]


def you_of(facts: Facts) -> str:
    """How the letter addresses its reader: 您, or 你单位 for an organisation."""
    return str(facts.get("you") or YOU)


def articles_of(kind: LetterKind, facts: Facts) -> str:
    """The ground the letter cites: that of its answers, of the withheld passages, else the kind's own."""
    codes = codes_of(facts)
    articles: list[str] = [article for code in codes for article in outcome(code).articles]
    return legal_basis(articles or kind.law.articles)


def usual_value(key: str, kind: LetterKind, facts: Facts, sender: Sender) -> str:
    """What an element says where nothing else is given: the law's sentence, or the agency's own words for it."""
    if key == "articles":
        return articles_of(kind, facts)
    code = str(facts.get("code") or "")
    if key == "operative":
        found = operative(code) if code else resolution(kind.id)
    else:
        found = sentence(key)
    if found is None:
        return ""
    words = sender.own_words.get(found.key) or found.words
    fields = {**{name: printed(value) for name, value in facts.items()}, "you": you_of(facts)}
    return replace(found, words=words).said(fields)


# Elements the law's sentences fill where the case says nothing of its own.
_USUAL = (*(each.key for each in sentences()), "operative", "articles")


def filled(kind: LetterKind, facts: Facts, sender: Sender) -> dict[str, Any]:
    """The facts with everything that follows from them: agency, title, contact, the law's sentences."""
    known = {each.id for each in kind.elements}
    usual = {
        "agency_name": sender.name,
        "letter_title": kind.law.title,
        "contact": sender.contact,
        "seal_place": True,
    }
    made: dict[str, Any] = dict(facts)
    for key, value in usual.items():
        if not is_filled(made.get(key)):
            made[key] = value
    for key in _USUAL:
        if key in known and not is_filled(made.get(key)):
            made[key] = usual_value(key, kind, made, sender)
    return made


def context(kind: LetterKind, facts: Facts, sender: Sender) -> dict[str, Any]:
    """What a template sees: every element by its id, printed, and the few words around them."""
    made: dict[str, Any] = {each.id: given_or_missing(facts.get(each.id), each) for each in all_elements()}
    if facts.get("remedy_notice") == []:  # this answer carries none, so none is missing
        made["remedy_notice"] = []
    if made["asked"]:  # the quotation closes with the letter's own full stop
        made["asked"] = made["asked"].rstrip("。．.；;")
    made["you"] = you_of(facts)
    own_record = kind.id == "own_record"
    made["request_word"] = "更正政府信息记录的申请" if own_record else "政府信息公开申请"
    made["asked_word"] = "申请更正" if own_record else "申请公开"
    made["matter"] = facts.get("matter", "")
    made["code"] = facts.get("code", "")
    made["agency_address"] = sender.address
    made["amount_in_capitals"] = _capitals(facts.get("fee_amount"))
    made["restart"] = {
        "fee": usual_value("fee_restart", kind, facts, sender),
        "correction": usual_value("correction_restart", kind, facts, sender),
    }
    return made


def _capitals(amount: Any) -> Any:
    try:
        return capital_amount(Decimal(str(amount)))
    except InvalidOperation:
        return Missing("应缴金额")


def _render(text: str, fields: Mapping[str, Any]) -> list[str]:
    made = environment().from_string(text).render(fields)
    return [line.strip() for line in made.splitlines() if line.strip()]


def _answer_lines(kind: LetterKind, facts: Facts, sender: Sender) -> list[str]:
    """The middle of the letter: one part, or one under a heading for each answer."""
    parts = parts_of(facts)
    if len(parts) < 2:
        return _render(kind.text, context(kind, facts, sender))
    lines: list[str] = []
    for number, part in enumerate(parts, 1):
        own = letter_kind(letter_for(str(part["code"])).id)
        said = filled(own, {**part, "operative": part.get("operative"), "articles": None}, sender)
        lines.append(
            f"# {chinese_number(number)}、关于“{part.get('matter') or outcome(str(part['code'])).label}”"
        )
        lines += _render(own.text, context(own, said, sender))
    return lines


def letter_lines(kind_id: str, facts: Facts, sender: Sender) -> list[str]:
    """The text of a letter between its title and its signature, one paragraph a line."""
    kind = letter_kind(kind_id)
    said = filled(kind, facts, sender)
    middle = _answer_lines(kind, said, sender)
    return _render(kind.frame, {**context(kind, said, sender), "middle": "\n".join(middle)})


def remedy_lines(facts: Facts) -> Sequence[str]:
    """The paragraphs of the remedy notice in the facts."""
    found = facts.get("remedy_notice") or ()
    return [found] if isinstance(found, str) else list(found)
