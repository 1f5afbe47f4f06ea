"""Which row of the form a piece of text names: whole label, label with a local suffix, fragment, or recognition slip.

Only Han characters are compared. A piece that could be part of several labels names them all; the order of the rows
decides later. A piece that names none is foreign, and its numbers are nobody's.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from gongkai.reporting.importing.tables.values import fold
from gongkai_law.report.form import Form

MatchKind = Literal["row", "fragment", "header", "any", "foreign"]

_HAN = re.compile(r"[一-鿿]")
_NUMBERING = re.compile(
    r"\(\s*[一二三四五六七八九十]{1,2}\s*\)|(?<![一-鿿])[一二三四五六七八九十]{1,2}\s*[、.,:](?!\d)"
)
_BRACKETED = re.compile(r"\([^()]*\)")
_COLUMN_GAP = re.compile(r"[ \x0b]{2,}")
_ITEM_GAP = re.compile(
    r"[ \x0b]{2,}|(?<!\d)\d\s*[.、,]\s*(?=[^\d\s])"
)  # or the item number behind a side label
_BLANKS = re.compile(r"\s+")
_IN_BRACKETS = re.compile(r"^\((\d)\)")
_NUMBERED = re.compile(r"\d\.|\([一二三四五六七八九十]|[一二三四五六七八九十]\.")
_CONTAINED = 4  # a name this long is recognised inside a longer text
_SIDE = 4  # a torn piece of a side label is at most this long


@lru_cache(maxsize=1)
def names() -> dict[str, Any]:
    """The word lists of `names.toml`."""
    return tomllib.loads((Path(__file__).parent / "names.toml").read_text("utf-8"))


@dataclass(frozen=True, slots=True)
class Label:
    """A row's label: `printed` as the form prints it, without blanks; `core` its Han characters; `names` all it goes by,
    longest first."""

    row: str
    printed: str
    core: str
    names: tuple[str, ...]
    header: bool


@dataclass(frozen=True, slots=True)
class Match:
    """What a piece of text names. `rows`: the rows it can be; empty for header, any and foreign."""

    kind: MatchKind
    rows: tuple[str, ...] = ()


def han(text: str) -> str:
    """The Han characters of a folded text, without chapter and item numbers."""
    return "".join(_HAN.findall(_NUMBERING.sub(" ", text)))


@lru_cache(maxsize=8)
def three_labels(form: Form) -> tuple[Label, ...]:
    """Labels of table three in the order of the paper, headers too."""
    return tuple(_label(row.id, row.label, header=row.header) for row in form.t3_rows)


@lru_cache(maxsize=8)
def two_labels(form: Form) -> tuple[Label, ...]:
    """Labels of table two in the order of the paper; captions and column heads stand as headers before their rows."""
    labels = []
    for group in form.table_two:
        labels.append(_label(group.id, group.caption, header=True))
        labels.extend(_label(f"{group.id}.{col.id}", col.label, header=True) for col in group.cols)
        labels.extend(_label(row.id, row.label, header=False) for row in group.rows)
    return tuple(labels)


def _label(row: str, printed: str, *, header: bool) -> Label:
    folded = _squeezed(fold(printed))
    core = han(folded)
    known = {core, *(() if header else names()["rows"].get(row, ()))}
    return Label(row, folded, core, tuple(sorted(known, key=lambda name: (-len(name), name))), header)


def match_label(text: str, labels: tuple[Label, ...]) -> Match:
    """Say which row a label text names; side labels torn to pieces beside it are left aside."""
    chunks = [chunk for chunk in _COLUMN_GAP.split(text.strip()) if chunk.strip()]
    chunks = [
        chunk for chunk in chunks if not _is_side(han(chunk), labels) and not _begins_header(chunk, labels)
    ]
    if len(chunks) == 1 and (begun := _begun(chunks[0], labels)):
        return begun
    found = _match_han(han("".join(chunks)), labels)
    if found.kind == "foreign":
        numbered = [chunk for chunk in _ITEM_GAP.split(text) if not _is_side(han(chunk), labels)]
        found = _match_han(han("".join(numbered)), labels)
    return found if found.kind != "foreign" else _match_han(bare(text), labels)


def _squeezed(text: str) -> str:
    return _IN_BRACKETS.sub(r"\1.", _BLANKS.sub("", text).replace("、", "."))


def _begins_header(chunk: str, labels: tuple[Label, ...]) -> bool:
    """Whether a chunk is the beginning of a side label, with its number: (四, 三、本年."""
    text = _squeezed(chunk)
    return any(label.header and label.printed != text and label.printed.startswith(text) for label in labels)


def _begun(chunk: str, labels: tuple[Label, ...]) -> Match | None:
    """The rows whose label, number included, begins with a short chunk: 1.属, (一, 4.保护第三方."""
    text = _squeezed(chunk)
    if not _NUMBERED.match(text) or any(text == label.printed for label in labels):
        return None
    rows = tuple(label.row for label in labels if not label.header and label.printed.startswith(text))
    return Match("fragment", rows) if rows else None


def bare(text: str) -> str:
    """The Han characters of a label without what offices add in brackets."""
    return han(_BRACKETED.sub(" ", text))


@lru_cache(maxsize=4096)
def _match_han(text: str, labels: tuple[Label, ...]) -> Match:
    if not text:
        return Match("any")
    whole = [label for label in labels if text in label.names]
    if whole:
        return _of(whole[0])
    if _is_side(text, labels):
        return Match("any")
    pieces = tuple(label.row for label in labels if not label.header and len(text) > 1 and text in label.core)
    if pieces:
        return Match("fragment", pieces)
    inside = [label for label in labels if any(len(n) >= _CONTAINED and n in text for n in label.names)]
    short = None if inside else _short(text, labels)
    if short:
        return Match("row", (short.row,))
    return _contained(text, inside, labels) or _nearest(text, labels)


def _of(label: Label) -> Match:
    return Match("header") if label.header else Match("row", (label.row,))


def _contained(text: str, inside: list[Label], labels: tuple[Label, ...]) -> Match | None:
    rows = [label for label in inside if not label.header]
    if len(rows) == 1:
        return Match("row", (rows[0].row,))
    if rows:
        return Match("foreign")
    if not inside:
        return None
    rest = text
    for label in inside:
        rest = rest.replace(label.core, "")
    return _match_han(rest, labels) if rest else Match("header")


def _is_side(text: str, labels: tuple[Label, ...]) -> bool:
    """Whether a text is a torn piece of a side label (法提供, 予公开, 办): it says nothing about the row."""
    if not text or len(text) > _SIDE or any(text in label.names for label in labels if not label.header):
        return False
    return any(text in label.core and text != label.core for label in labels if label.header)


def _short(text: str, labels: tuple[Label, ...]) -> Label | None:
    """A label too short to be sought inside others (总计, 其他, 规章): alone but for a unit word or a side label."""
    for label in labels:
        if label.header:
            continue
        for name in label.names:
            if text.startswith(name) and text[len(name) :] in names()["suffixes"]["words"]:
                return label
            if len(name) < _CONTAINED and text.endswith(name) and _is_side(text[: -len(name)], labels):
                return label
    return None


def _nearest(text: str, labels: tuple[Label, ...]) -> Match:
    """A label with recognition slips: one wrong character in five at most, and no other label as near."""
    if len(text) < _CONTAINED:
        return Match("foreign")
    near = {
        label for label in labels for name in label.names if len(name) >= _CONTAINED and _is_slip(text, name)
    }
    return _of(near.pop()) if len(near) == 1 else Match("foreign")


def _is_slip(text: str, name: str) -> bool:
    most = max(1, len(name) // 5)
    return distance(text, name, most) <= most


def distance(left: str, right: str, most: int) -> int:
    """Edits that turn one text into the other; `most` + 1 where there are more than `most`."""
    if abs(len(left) - len(right)) > most:
        return most + 1
    previous = list(range(len(right) + 1))
    for row, char in enumerate(left, 1):
        current = [row]
        for column, other in enumerate(right, 1):
            current.append(min(previous[column] + 1, current[-1] + 1, previous[column - 1] + (char != other)))
        if min(current) > most:
            return most + 1
        previous = current
    return min(previous[-1], most + 1)
