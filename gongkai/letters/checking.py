"""May this letter be signed? What is missing, contradicts the law, or was left over from a template, with its article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from gongkai.letters.kind import Facts, LetterKind, Problem
from gongkai.letters.kinds import letter_kind
from gongkai.letters.printing import MARK, printed
from gongkai.letters.sender import Sender
from gongkai.letters.wording import codes_of, filled, parts_of, remedy_lines
from gongkai_law.casework.elements import Requirement, is_filled, missing
from gongkai_law.casework.letters import (
    letter,
    letter_for,
    letter_remedy,
    missing_elements,
    printed_needs,
)
from gongkai_law.casework.outcomes import RemedyClass, combine, outcome, remedy_class
from gongkai_law.citation import cite
from gongkai_law.errors import Fault, InputFault
from gongkai_law.remedies import remedy_notice

# What a template, a form or a careless hand leaves behind.
_LEFTOVER = re.compile(
    r"\{\{|\}\}|\{%|%\}|【请填|×{2,}|[xX]{3,}|＿{2,}|_{3,}|某某|（此处|\(此处|（填写|（示例"
)
_CHECKED_LENGTH = 30  # a value up to this many characters must stand in the text word for word


def conditions_of(facts: Facts) -> frozenset[str]:
    """Conditions of the law's elements that hold for these facts."""
    held = {str(each) for each in facts.get("conditions", ())}
    signs = {
        "corrected": "corrected_on",
        "attached": "attachments",
        "provided_later": "access_time",
        "body_known": "competent_body",
        "posted": "carrier_number",
        "online": "online_channel",
    }
    held |= {condition for condition, element in signs.items() if is_filled(facts.get(element))}
    code = facts.get("code")
    if code == "N_CONFIRM":
        held.add("reissue")
    if code == "O_MISC":
        held.add("other_ending")
    return frozenset(held)


def counted_kind(codes: Sequence[str], sender: Sender) -> str:
    """The kind of letter that carries these answers: that of the one which counts. (条例 37)"""
    return letter_for(combine(codes, sender.policies).counted).id


def remedy_classes(kind_id: str, facts: Facts, sender: Sender, on: date) -> dict[str, RemedyClass]:
    """Label of each answer → the class its letter carries on that day. Raises LawFault for an impossible letter."""
    if letter(kind_id).remedy != "outcome":
        return {letter(kind_id).name: letter_remedy(kind_id, None, on, sender.policies)}
    made: dict[str, RemedyClass] = {}
    for part in parts_of(facts):
        code = str(part["code"])
        bases = [str(each) for each in part.get("bases", ())]
        made[outcome(code).label] = remedy_class(code, on, sender.policies, withheld_bases=bases)
    return made


def right_remedy(kind_id: str, facts: Facts, sender: Sender, on: date) -> list[str]:
    """The paragraphs of the remedy notice this letter must carry on that day; empty where it carries none.

    `facts["served_online"]` asks for the online channel of reconsideration. (条例 51; 行政复议法 22.2, 23)
    """
    classes = remedy_classes(kind_id, facts, sender, on)
    return remedy_notice(
        classes, on, sender.forum, sender.policies, served_online=bool(facts.get("served_online"))
    )


def with_remedy(kind_id: str, facts: Facts, sender: Sender, on: date) -> dict[str, Any]:
    """The facts with the remedy notice of the day; facts that are not ready for one stay without."""
    try:
        return {**facts, "remedy_notice": right_remedy(kind_id, facts, sender, on)}
    except Fault:
        return {key: value for key, value in facts.items() if key != "remedy_notice"}


def check_letter(
    kind_id: str,
    facts: Facts,
    sender: Sender,
    *,
    on: date,
    lines: Sequence[str] | None = None,
    before_signing: bool = True,
) -> list[Problem]:
    """Everything that keeps a letter from being signed on a day; empty when it may be.

    `lines`: its text, where it was edited by hand. Before signing, number and date may still be open.
    """
    kind = letter_kind(kind_id)
    said = filled(kind, {**facts, "dated": facts.get("dated") or on}, sender)
    problems = [
        *_answers_fit(kind, said, sender, on),
        *_nothing_missing(kind, said, sender, on, before_signing),
        *(problem for part in _checked_parts(kind, said) for problem in part),
        *_remedy_right(kind, said, sender, on, lines),
        *_nothing_left_over(said, lines),
    ]
    if lines is not None:
        problems += _facts_still_said(kind, facts, lines)
    return list(dict.fromkeys(_hashable(each) for each in problems))


def _hashable(problem: Problem) -> Problem:
    return replace(problem, arguments=_Frozen(problem.arguments or {}))


class _Frozen(dict[str, Any]):
    """Arguments of a message, equal by what they say."""

    def __hash__(self) -> int:  # type: ignore[override]
        return hash(tuple(sorted((key, str(value)) for key, value in self.items())))


def _answers_fit(kind: LetterKind, facts: Facts, sender: Sender, on: date) -> Iterable[Problem]:
    """The answers belong in this kind of letter and could be given on that day. (条例 36)"""
    if not kind.law.is_answer:
        try:
            letter_remedy(kind.id, None, on, sender.policies)
        except Fault as fault:
            yield Problem(fault.key, "", fault.articles, fault.arguments)
        return
    codes = codes_of(facts)
    if not codes:
        yield Problem("letters.no_answer", "operative", kind.law.citations)
        return
    counted = combine(codes, sender.policies).counted
    expected = letter_for(counted)
    if expected.id != kind.id:
        arguments = {"outcome": outcome(counted).label, "found": kind.law.name, "expected": expected.name}
        yield Problem("letters.wrong_kind", "operative", outcome(counted).citations, arguments)
    for code in codes:
        since = outcome(code).in_force_from
        if since is not None and on < since:
            label = {"label": outcome(code).label, "since": since}
            yield Problem("outcomes.not_yet", "operative", outcome(code).citations, label)


def _lacking(requirement: Requirement, articles: tuple[str, ...], of: str = "") -> Problem:
    arguments = {"label": requirement.label, "hint": requirement.hint, "of": f"（关于“{of}”）" if of else ""}
    return Problem("letters.missing", requirement.any_of[0].id, articles, arguments)


def _nothing_missing(
    kind: LetterKind, facts: Facts, sender: Sender, on: date, before_signing: bool
) -> Iterable[Problem]:
    """Every required element is there; with several answers, each has its own. (§6 of the law reference)"""
    parts = parts_of(facts)
    if len(parts) < 2:
        remedy = _class_or_none(kind, facts, sender, on)
        lacking = missing_elements(
            kind.id, facts, conditions_of(facts), remedy=remedy, before_signing=before_signing
        )
        yield from (_lacking(each, kind.law.citations) for each in lacking)
        if parts:
            needs = printed_needs(str(parts[0]["code"]), kind.id)
            yield from (_lacking(each, kind.law.citations) for each in missing(needs, facts))
        return
    common = [each for each in kind.law.common if not (before_signing and each.at_signing)]
    for each in missing(common, {**facts, "operative": True}, conditions_of(facts)):
        yield _lacking(each, kind.law.citations)
    for part in parts:
        own = letter_for(str(part["code"]))
        wanted = (*own.needs, *printed_needs(str(part["code"]), own.id))
        of = str(part.get("matter") or outcome(str(part["code"])).label)
        for each in missing(wanted, part, conditions_of(part)):
            yield _lacking(each, own.citations, of)


def _class_or_none(kind: LetterKind, facts: Facts, sender: Sender, on: date) -> RemedyClass | None:
    try:
        classes = set(remedy_classes(kind.id, facts, sender, on).values())
    except Fault:
        return None
    return "NO" if classes == {"NO"} else None


def _checked_parts(kind: LetterKind, facts: Facts) -> Iterable[Sequence[Problem]]:
    """The kind's own checks, or those of the kind of each answer."""
    parts = parts_of(facts)
    if len(parts) < 2:
        yield from (check(facts) for check in kind.checks)
        return
    for part in parts:
        own = letter_kind(letter_for(str(part["code"])).id)
        yield from (check(part) for check in own.checks)


def _remedy_right(
    kind: LetterKind, facts: Facts, sender: Sender, on: date, lines: Sequence[str] | None
) -> Iterable[Problem]:
    """The notice is that of the outcome, the body and the day, word for word. (行政复议法 23.2)"""
    try:
        right = right_remedy(kind.id, facts, sender, on)
    except Fault as fault:
        yield Problem(fault.key, "remedy_notice", fault.articles, fault.arguments)
        return
    said = list(remedy_lines(facts)) if lines is None else _remedy_said(lines, right)
    if said != right:
        arguments = {"right": "".join(right) or "不写救济告知"}
        yield Problem(
            "letters.wrong_remedy", "remedy_notice", (cite("行政复议法 23.2"), cite("条例 51")), arguments
        )


_REMEDY_WORDS = ("申请行政复议", "提起行政诉讼")


def _remedy_said(lines: Sequence[str], right: Sequence[str]) -> list[str]:
    """The lines of an edited text that speak of remedies."""
    return [line for line in lines if line in right or any(word in line for word in _REMEDY_WORDS)]


def _texts(value: Any) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _texts(each)


def _nothing_left_over(facts: Facts, lines: Sequence[str] | None) -> Iterable[Problem]:
    """No mark of a template stands in the letter; the applicant's own words, quoted, may say what they like."""
    quoted = str(facts.get("asked") or "").strip().rstrip("。．.；;")
    texts = (
        (line.replace(quoted, "") if quoted else line for line in lines)
        if lines is not None
        else (
            text
            for key, value in facts.items()
            if key not in ("asked", "conditions")
            for text in _texts(value)
        )
    )
    for text in texts:
        found = _LEFTOVER.search(text)
        if found:
            around = text[max(0, found.start() - 6) : found.end() + 10]
            yield Problem("letters.leftover", "", (), {"text": around})


def _facts_still_said(kind: LetterKind, facts: Facts, lines: Sequence[str]) -> Iterable[Problem]:
    """A text edited by hand still says the facts that the law asks for: names, numbers, days, amounts."""
    text = "".join("".join(line.split()) for line in lines)
    parts = parts_of(facts) or [facts]
    for part in parts:
        for need in (*kind.law.common, *kind.law.needs):
            for element in need.any_of:
                value = printed(part.get(element.id), element)
                if not isinstance(value, str) or not 0 < len(value) <= _CHECKED_LENGTH or MARK in value:
                    continue
                if element.id in _OUTSIDE_THE_TEXT:
                    continue
                if "".join(value.split()).rstrip("。") not in text:
                    arguments = {"label": element.label, "value": value}
                    yield Problem("letters.fact_lost", element.id, kind.law.citations, arguments)


# These stand around the text: in the head, under it, or in the number.
_OUTSIDE_THE_TEXT = frozenset(
    ("agency_name", "letter_title", "document_number", "contact", "dated", "attachments", "reply_form")
)


def require_letter(
    kind_id: str, facts: Facts, sender: Sender, *, on: date, lines: Sequence[str] | None = None
) -> None:
    """Raises InputFault with everything that keeps the letter from being signed."""
    problems = check_letter(kind_id, facts, sender, on=on, lines=lines)
    if problems:
        articles = tuple(dict.fromkeys(article for each in problems for article in each.articles))
        raise InputFault(
            "letters.not_ready",
            articles=articles,
            letter=letter(kind_id).name,
            problems="；".join(sentence_of(each).rstrip("。") for each in problems),
        )


def sentence_of(problem: Problem) -> str:
    """A problem in words: what is wrong, by which article, how to mend it."""
    return str(InputFault(problem.key, articles=problem.articles, **(problem.arguments or {})))
