"""Findings of texts and stored files, in one shape for every page."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from gongkai.base.fields import fingerprint
from gongkai.documents.contents import read_text
from gongkai.documents.extraction.screening import PlacedFinding, screen_extraction
from gongkai.documents.leaks.lists import Lists, lists_of
from gongkai.documents.models import FileScreening, StoredFile, Waiver
from gongkai_law.errors import InputFault
from gongkai_law.screening import ScreeningFinding, masked_value, scan, screening_kinds
from gongkai_law.screening.folding import fold
from gongkai_law.wording import WordingFinding, check_wording

MOST_KEPT = 500  # findings of one file that are kept one by one; a list of people has thousands of one sort
WORDING = "wording."  # the kinds of wording findings begin so
FILE = "file-"  # the anchors of findings in files begin so, the file's id follows


@dataclass(frozen=True, slots=True)
class TextPart:
    """A part of a subject: its `place` in words (正文), the `anchor` of the page where it is mended, the text itself."""

    place: str
    anchor: str
    text: str
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Leak:
    """One finding. `masked` is the value as it may be shown; `mark` knows the same value again; `start` and `end` are
    offsets in the text of its part (in a file: in the text as read). `waived` is the reason it may stay, or ""."""

    kind: str
    label: str
    place: str
    anchor: str
    masked: str
    why: str
    mend: str
    severity: str
    mark: str
    start: int
    end: int
    hidden: bool = False
    waived: str = ""

    @property
    def stops(self) -> bool:
        """Whether it stops publication. What stops cannot be waived."""
        return self.severity == "error"

    @property
    def is_open(self) -> bool:
        """Whether anybody still has to look: it stops, or nobody let it stand."""
        return self.stops or not self.waived


def mark_of(kind: str, value: str) -> str:
    """The keyed digest by which the same value of a kind is known again, however it is written."""
    plain = "".join(sign for sign in fold(value).casefold() if sign.isalnum() or sign in "*@.")
    return fingerprint("leak", kind, plain)


def _of_screening(f: ScreeningFinding, place: str, anchor: str, *, hidden: bool = False) -> Leak:
    known = screening_kinds()[f.kind]
    return Leak(
        kind=f.kind,
        label=known.label,
        place=place,
        anchor=anchor,
        masked=masked_value(f.value),
        why=f.why,
        mend=known.mend,
        severity=f.severity,
        mark=mark_of(f.kind, f.value),
        start=f.start,
        end=f.end,
        hidden=hidden,
    )


def _of_wording(f: WordingFinding, place: str, anchor: str) -> Leak:
    mend = f"改为“{f.right}”。" if f.right else "核对后改正。"
    kind = f"{WORDING}{f.kind}"
    return Leak(
        kind=kind,
        label="文字",
        place=place,
        anchor=anchor,
        masked=f.value,
        why=f.why,
        mend=mend,
        severity=f.severity,
        mark=mark_of(kind, f.value),
        start=f.start,
        end=f.end,
    )


def of_text(part: TextPart, lists: Lists, *, attachments: int | None = None) -> list[Leak]:
    """Findings of one text: personal data and wording, in order."""
    found = [_of_screening(f, part.place, part.anchor) for f in scan(part.text, on=timezone.localdate())]
    wording = check_wording(part.text, on=part.on, attachments=attachments, office=lists.words)
    found += [_of_wording(f, part.place, part.anchor) for f in wording]
    return sorted((leak for leak in found if not lists.is_own(leak)), key=lambda leak: leak.start)


def of_file(stored_file: StoredFile, lists: Lists, *, title: str = "") -> FileScreening:
    """What the present lists find in a file; looked for once per content, name and edition of the lists."""
    context = hashlib.sha256(f"{stored_file.name}\x1f{title}".encode()).hexdigest()[:32]
    key = {"sha256": stored_file.sha256, "context": context, "lists_version": lists.version}
    known: FileScreening | None = FileScreening.objects.filter(**key).first()
    if known is not None:
        return known
    made, _ = FileScreening.objects.get_or_create(
        agency_id=stored_file.agency_id, **key, defaults=_screened(stored_file, lists, title)
    )
    found: FileScreening = made
    return found


def _screened(stored_file: StoredFile, lists: Lists, title: str) -> dict[str, Any]:
    try:
        extraction = read_text(stored_file)
        read = screen_extraction(extraction, title=f"{title} {stored_file.name}", on=timezone.localdate())
    except InputFault as fault:
        return {"findings": [], "notes": [], "unreadable": str(fault)[:300]}
    leaks = [_in_file(placed, stored_file) for placed in read.findings]
    words = check_wording(extraction.text, office=lists.words)
    leaks += [_of_wording(f, "文件", f"{FILE}{stored_file.pk}") for f in words]
    leaks.sort(key=lambda leak: not leak.stops)
    notes = list(extraction.notes)
    if len(leaks) > MOST_KEPT:
        notes.append(f"另有 {len(leaks) - MOST_KEPT} 处同类问题没有逐条列出。")
    return {"findings": [asdict(leak) for leak in leaks[:MOST_KEPT]], "notes": notes}


def _in_file(placed: PlacedFinding, stored_file: StoredFile) -> Leak:
    return _of_screening(placed.finding, placed.place, f"{FILE}{stored_file.pk}", hidden=placed.hidden)


def leaks_of(screening: FileScreening, stored_file: StoredFile, lists: Lists) -> list[Leak]:
    """The kept findings of a file as they concern this one: its anchor, the office's own contacts left out."""
    anchor = f"{FILE}{stored_file.pk}"
    leaks = [Leak(**{**kept, "anchor": anchor}) for kept in screening.findings]
    return [leak for leak in leaks if not lists.is_own(leak)]


@dataclass(frozen=True, slots=True)
class Screened:
    """Everything found in a subject: what stops first. `unread` names files that could not be looked into, and why."""

    leaks: tuple[Leak, ...]
    unread: tuple[tuple[StoredFile, str], ...]
    lists_version: str

    @property
    def stopping(self) -> tuple[Leak, ...]:
        """What stops publication."""
        return tuple(leak for leak in self.leaks if leak.stops)

    @property
    def warning(self) -> tuple[Leak, ...]:
        """What nobody has looked at or let stand yet."""
        return tuple(leak for leak in self.leaks if not leak.stops and not leak.waived)

    @property
    def waived(self) -> tuple[Leak, ...]:
        """What a person let stand, with the reason."""
        return tuple(leak for leak in self.leaks if not leak.stops and leak.waived)


def find_leaks(
    subject_kind: str,
    subject_id: object,
    *,
    texts: Iterable[TextPart] = (),
    files: Sequence[StoredFile] = (),
    title: str = "",
) -> Screened:
    """Screen a subject's texts and files with the present lists, and lay the waivers over the findings.

    `title` helps to tell what list a table is. Runs in the agency's scope.
    """
    lists = lists_of()
    found: list[Leak] = []
    unread: list[tuple[StoredFile, str]] = []
    for part in texts:
        found += of_text(part, lists, attachments=len(files) if part.anchor == "text" else None)
    for each in files:
        screening = of_file(each, lists, title=title)
        if screening.unreadable:
            unread.append((each, screening.unreadable))
        found += [_named(leak, each) for leak in leaks_of(screening, each, lists)]
    leaks = _with_waivers(found, subject_kind, str(subject_id))
    return Screened(tuple(sorted(leaks, key=lambda leak: not leak.stops)), tuple(unread), lists.version)


def _named(leak: Leak, stored_file: StoredFile) -> Leak:
    return Leak(**{**asdict(leak), "place": f"附件“{stored_file.name}” {leak.place}".strip()})


def _with_waivers(found: Iterable[Leak], kind: str, subject_id: str) -> Iterator[Leak]:
    waivers = Waiver.objects.filter(subject_kind=kind, subject_id=subject_id, ended_at=None)
    reasons = {(each.kind, each.mark): f"{each.reason}（{each.waived_by}）" for each in waivers}
    for leak in found:
        reason = "" if leak.stops else reasons.get((leak.kind, leak.mark), "")
        yield Leak(**{**asdict(leak), "waived": reason}) if reason else leak
