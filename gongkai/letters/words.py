"""How kinds of letter and their sentences are shown to people who look after them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from gongkai.letters.kind import LetterKind
from gongkai.letters.sender import Sender
from gongkai.letters.wording import YOU
from gongkai_law.casework.elements import all_elements
from gongkai_law.casework.outcomes import all_outcomes
from gongkai_law.casework.sentences import Sentence, operative, resolution, sentence
from gongkai_law.sources import SourceMark

_SOURCES: dict[SourceMark, str] = {
    "text": "条例原文",
    "memory": "凭记忆，没有核对",
    "reading": "本软件按条文写的",
}
_BESIDE = {"fee": ("fee_restart",), "correction": ("correction_restart",)}


@dataclass(frozen=True, slots=True)
class SentenceRow:
    """A sentence of a kind: what it is for, the usual words, the agency's own, how sure the usual ones are."""

    key: str
    label: str
    usual: str
    own: str
    article: str
    source: str


def kind_groups(kinds: Sequence[LetterKind]) -> list[tuple[str, list[LetterKind]]]:
    """Kinds in the three lots a clerk thinks in."""
    answers = [kind for kind in kinds if kind.law.is_answer]
    rest = [kind for kind in kinds if not kind.law.is_answer]
    after = [kind for kind in rest if kind.law.number > 24]
    return [
        ("办理中的文书", [kind for kind in rest if kind not in after]),
        ("答复", answers),
        ("其他", after),
    ]


def sentence_rows(kind: LetterKind, sender: Sender) -> list[SentenceRow]:
    """The sentences a kind says by itself: those of its elements, and the operative one of each of its answers."""
    rows = [
        _row(found, element.label, sender) for element in kind.elements if (found := sentence(element.id))
    ]
    rows += [
        _row(found, "期限重新计算", sender) for key in _BESIDE.get(kind.id, ()) if (found := sentence(key))
    ]
    if kind.law.is_answer:
        rows += [
            _row(operative(each.code), f"结论：{each.label}", sender)
            for each in all_outcomes()
            if each.letter == kind.id
        ]
    elif (found := resolution(kind.id)) is not None:
        rows.append(_row(found, "结论", sender))
    return rows


def _row(found: Sentence, label: str, sender: Sender) -> SentenceRow:
    return SentenceRow(
        key=found.key,
        label=label,
        usual=_shown(found.words),
        own=sender.own_words.get(found.key, ""),
        article=found.citation,
        source=_SOURCES[found.source],
    )


def _shown(words: str) -> str:
    """The words with their fields by name: {you} as 您, {safety_kind} as 〔可能危及什么〕."""
    labels = {element.id: f"〔{element.label}〕" for element in all_elements()}
    return re.sub(r"\{(\w+)\}", lambda found: labels.get(found[1], YOU), words)
