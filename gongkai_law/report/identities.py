"""The sums within one report (K1, K2, K3, K5): what must equal what, which fail, and the proof sheet."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from typing import Any

from gongkai_law.report.findings import Figures, Finding
from gongkai_law.report.form import Form
from gongkai_law.report.rules import Number, make_finding, plain, rules, word


@dataclass(frozen=True, slots=True)
class Identity:
    """Σ `left` = Σ `right`. `of` names the column, row or group; `parts` are the cells' short labels."""

    kind: str
    of: str
    name: str
    left: tuple[str, ...]
    right: tuple[str, ...]
    labels: dict[str, str]

    @property
    def rule(self) -> str:
        """`K1[total]`, as findings name it."""
        return f"{self.kind}[{self.of}]"

    @property
    def cells(self) -> tuple[str, ...]:
        return self.left + self.right


@dataclass(frozen=True, slots=True)
class Proof:
    """One line of the proof sheet: an identity with its numbers. `holds` is None when a cell is blank or missing."""

    rule: str
    title: str
    sentence: str
    holds: bool | None
    cells: tuple[str, ...]
    expected: Number | None
    found: Number | None


@lru_cache(maxsize=16)
def identities(form: Form) -> tuple[Identity, ...]:
    """Every sum of the edition: K1 and K2 for each column, K3 for each row, K5 for each group."""
    return (*_columns(form), *_rows(form), *_groups(form))


def short_label(label: str) -> str:
    """A row's label without the filling instruction in brackets behind it."""
    return label.partition("（区分")[0]


def _columns(form: Form) -> Iterator[Identity]:
    rows = {row.id: short_label(row.label) for row in form.data_rows}
    sides = {"new": "本年新收", "carry_in": "上年结转", "total": "办理结果总计", "carry_out": "结转下年"}
    for column in form.t3_columns:
        ids = {row: f"t3.{row}.{column.id}" for row in rows}
        labels = {ids[row]: name for row, name in sides.items()}
        yield Identity(
            "K1",
            column.id,
            column.label,
            (ids["new"], ids["carry_in"]),
            (ids["total"], ids["carry_out"]),
            labels,
        )
    for column in form.t3_columns:
        left = tuple(f"t3.{row}.{column.id}" for row in form.result_rows)
        labels = {f"t3.{row}.{column.id}": rows[row] for row in form.result_rows}
        yield Identity("K2", column.id, column.label, left, (f"t3.total.{column.id}",), labels)


def _rows(form: Form) -> Iterator[Identity]:
    columns = [column for column in form.t3_columns if column.id != "total"]
    for row in form.data_rows:
        labels = {f"t3.{row.id}.{column.id}": column.label for column in columns}
        yield Identity("K3", row.id, short_label(row.label), tuple(labels), (f"t3.{row.id}.total",), labels)


def _groups(form: Form) -> Iterator[Identity]:
    for group in form.t4_groups:
        labels = {f"t4.{group.id}.{col.id}": col.label for col in form.t4_cols if col.id != "total"}
        yield Identity("K5", group.id, group.heads[-1], tuple(labels), (f"t4.{group.id}.total",), labels)


Getter = Callable[[Figures], tuple[Any, ...]]


def _getter(cells: tuple[str, ...]) -> Getter:
    if len(cells) > 1:
        return itemgetter(*cells)
    only = cells[0]
    return lambda figures: (figures[only],)


@lru_cache(maxsize=16)
def _compiled(form: Form) -> tuple[tuple[Identity, Getter, Getter], ...]:
    return tuple((one, _getter(one.left), _getter(one.right)) for one in identities(form))


def failed_identities(form: Form, figures: Figures) -> list[Finding]:
    """The identities that fail. One that touches a blank, worded or missing cell is not judged."""
    failed = []
    for identity, left, right in _compiled(form):
        try:
            expected, found = sum(left(figures)), sum(right(figures))
        except (KeyError, TypeError):  # a missing cell, a blank one
            continue
        if expected != found:
            failed.append(_finding(identity, figures, expected, found))
    return failed


def _sum_words(identity: Identity, cells: tuple[str, ...], figures: Figures) -> str:
    """本年新收3＋上年结转0; long sums leave out the zeros."""
    shown = [cell for cell in cells if len(cells) <= 2 or figures.get(cell) != 0]
    words = [f"{identity.labels.get(cell, '')}{plain(figures.get(cell))}" for cell in shown]
    return "＋".join(words) or "全是0，相加"


def _finding(identity: Identity, figures: Figures, expected: Number, found: Number) -> Finding:
    return make_finding(
        identity.kind,
        of=identity.of,
        cells=identity.cells,
        expected=expected,
        found=found,
        name=identity.name,
        left=_sum_words(identity, identity.left, figures),
        right=_sum_words(identity, identity.right, figures),
    )


def proof_sheet(form: Form, figures: Figures) -> list[Proof]:
    """Every identity as a sentence with its numbers, in the order of the tables."""
    return [_proof(identity, left, right, figures) for identity, left, right in _compiled(form)]


def _proof(identity: Identity, left: Getter, right: Getter, figures: Figures) -> Proof:
    expected: Number | None
    found: Number | None
    try:
        expected, found = sum(left(figures)), sum(right(figures))
    except (KeyError, TypeError):
        expected = found = None
    holds = None if expected is None or found is None else expected == found
    ending = {True: "holds", False: "differs", None: "unjudged"}[holds]
    gap = abs(found - expected) if expected is not None and found is not None else None
    rule = rules()[identity.kind]
    sentence = rule.words["sentence"] + word(ending)
    return Proof(
        rule=identity.rule,
        title=rule.title,
        sentence=sentence.format(
            name=identity.name,
            left=_sum_words(identity, identity.left, figures),
            right=_sum_words(identity, identity.right, figures),
            expected="？" if expected is None else plain(expected),
            found="？" if found is None else plain(found),
            gap=plain(gap),
        ),
        holds=holds,
        cells=identity.cells,
        expected=expected,
        found=found,
    )
