"""The guided choice: plain questions that lead a clerk to the right kind of answer, or to the step that comes first.

The tree is data (`questions.toml`). A letter that gives several answers walks it once for each part and combines them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from gongkai_law.casework.outcomes import outcome
from gongkai_law.casework.states import act
from gongkai_law.citation import cite
from gongkai_law.errors import InputFault
from gongkai_law.sources import SourceMark, read_data, source_mark


@dataclass(frozen=True, slots=True)
class Choice:
    """One reply to a question. Exactly one of `next` (a question), `outcome` (an answer) and `act` (a step) is set;
    `withheld` is the ground of the part not given, for a partly given answer."""

    id: str
    label: str
    next: str = ""
    outcome: str = ""
    act: str = ""
    withheld: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A plain question with what it is about (`why`) and its law."""

    id: str
    text: str
    why: str
    articles: tuple[str, ...]
    source: SourceMark
    choices: tuple[Choice, ...]

    @property
    def citations(self) -> tuple[str, ...]:
        """The articles as people read them."""
        return tuple(cite(article) for article in self.articles)

    def choice(self, id: str) -> Choice:
        """One reply by its id. Raises InputFault for a reply this question does not offer."""
        for each in self.choices:
            if each.id == id:
                return each
        known = "、".join(f"“{each.label}”" for each in self.choices)
        raise InputFault("questions.unknown_choice", question=self.text, choice=id, known=known)


@dataclass(frozen=True, slots=True)
class Step:
    """Where the answers so far lead: the next `question`, or an `outcome` (with `withheld`), or an `act` to do first.

    `path`: the questions answered on the way with the reply chosen, in order, to be shown and kept in the file.
    """

    path: tuple[tuple[Question, Choice], ...]
    question: Question | None = None
    outcome: str = ""
    withheld: str = ""
    act: str = ""

    @property
    def is_finished(self) -> bool:
        """Whether there is nothing more to ask."""
        return self.question is None

    @property
    def sentence(self) -> str:
        """What came out, for the clerk."""
        if self.question is not None:
            return self.question.text
        if self.act:
            return f"先办这一步：{act(self.act).label}。办完再回来选答复类型。"
        ground = f"（没有公开的部分：{outcome(self.withheld).label}）" if self.withheld else ""
        return f"答复类型：{outcome(self.outcome).label}{ground}。{outcome(self.outcome).plain}"


@lru_cache(maxsize=1)
def _tree() -> tuple[str, dict[str, Question]]:
    raw = read_data(Path(__file__).parent / "questions.toml")
    return raw["first"], {id: _question(id, entry) for id, entry in raw["questions"].items()}


def _question(id: str, entry: Mapping[str, Any]) -> Question:
    return Question(
        id=id,
        text=entry["text"],
        why=entry["why"],
        articles=tuple(entry["articles"]),
        source=source_mark(entry["source"]),
        choices=tuple(Choice(**choice) for choice in entry["choices"]),
    )


def all_questions() -> tuple[Question, ...]:
    """Every question of the tree."""
    return tuple(_tree()[1].values())


def question(id: str) -> Question:
    """One question by its id. Raises InputFault for an unknown id."""
    found = _tree()[1].get(id)
    if found is None:
        raise InputFault("questions.unknown", question=id)
    return found


def first_question() -> Question:
    """Where the choice begins."""
    return question(_tree()[0])


def next_step(answers: Mapping[str, str]) -> Step:
    """Follow the replies given (question id → choice id) from the first question on.

    Replies to questions that are no longer on the way are left aside, so that a clerk can go back and change one.
    Raises InputFault for a question or a reply the tree does not hold.
    """
    for id, given in answers.items():
        question(id).choice(given)
    path: list[tuple[Question, Choice]] = []
    here = first_question()
    while here.id in answers:
        chosen = here.choice(answers[here.id])
        path.append((here, chosen))
        if not chosen.next:
            return Step(tuple(path), outcome=chosen.outcome, withheld=chosen.withheld, act=chosen.act)
        here = question(chosen.next)
    return Step(tuple(path), question=here)
