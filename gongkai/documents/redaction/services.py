"""Acts of blacking out: begin, mark, take a mark back, burn in. (条例 37)"""

from __future__ import annotations

import io
from collections.abc import Sequence

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from gongkai.accounts.models import User
from gongkai.agencies.scope import current_agency_id
from gongkai.audit.services import record
from gongkai.documents.access import require_opener, require_writer
from gongkai.documents.contents import read_stored
from gongkai.documents.models import Derivation, FileAccess, Redaction, RedactionMark, StoredFile
from gongkai.documents.queries import opened_today
from gongkai.documents.redaction.bases import basis_of
from gongkai.documents.redaction.burning import MarkedArea, burn, mark
from gongkai.documents.redaction.pages import Area, opened
from gongkai.documents.services import change_access, store_file
from gongkai.documents.storing.names import with_ending, with_note
from gongkai_law.errors import InputFault

LARGEST = 200 * 1024 * 1024  # bytes of an original
_SMALLEST = 0.002  # part of a page; less is a slip of the mouse


@transaction.atomic
def begin_redaction(
    *, original: StoredFile, actor: User, subject_kind: str = "", subject_id: object = ""
) -> Redaction:
    """Begin to black out a file, or go on with what was begun. Without a subject the file's own is taken.

    Raises InputFault `redaction.kind` for a file without pages; PermissionDenied.
    """
    require_writer(actor)
    require_opener(actor, original)
    with opened(read_stored(original, largest=LARGEST), original.media_type):
        pass
    redaction, _ = Redaction.objects.get_or_create(
        agency_id=current_agency_id(),
        original=original,
        burnt_at=None,
        defaults={
            "subject_kind": subject_kind or original.subject_kind,
            "subject_id": str(subject_id or original.subject_id),
            "begun_by": actor.full_name,
        },
    )
    begun: Redaction = redaction
    return begun


def note_seen(*, redaction: Redaction, actor: User) -> None:
    """Whoever sees the pages of a restricted original opens it: noted with the person's name, once a day."""
    original = redaction.original
    require_opener(actor, original)
    if original.is_restricted and not opened_today(original, actor):
        _note(redaction, actor, "file.open_restricted", reason="涂黑")


@transaction.atomic
def add_marks(
    *, redaction: Redaction, areas: Sequence[Area], basis: str, actor: User, note: str = ""
) -> list[RedactionMark]:
    """Mark areas to be hidden, all with one basis. Raises InputFault `redaction.no_area`, `redaction.basis`, `redaction.burnt`."""
    require_writer(actor)
    basis_of(basis)
    kept = [area.inside() for area in areas]
    kept = [area for area in kept if area.width >= _SMALLEST and area.height >= _SMALLEST]
    if not kept:
        raise InputFault("redaction.no_area")
    locked = _open(redaction)
    last = RedactionMark.objects.filter(redaction=locked).aggregate(last=Max("number"))["last"] or 0
    marks = [
        RedactionMark(
            agency_id=locked.agency_id,
            redaction=locked,
            number=last + at,
            page=area.page,
            left=area.left,
            top=area.top,
            width=area.width,
            height=area.height,
            basis=basis,
            note=note.strip(),
            marked_by=actor.full_name,
        )
        for at, area in enumerate(kept, 1)
    ]
    RedactionMark.objects.bulk_create(marks)
    _note(locked, actor, "redaction.mark", count=len(marks))
    return marks


@transaction.atomic
def take_back(*, redaction: Redaction, number: int, actor: User) -> None:
    """Take one mark back, as long as nothing is burnt in."""
    require_writer(actor)
    locked = _open(redaction)
    RedactionMark.objects.filter(redaction=locked, number=number).delete()


def _open(redaction: Redaction) -> Redaction:
    locked: Redaction = Redaction.objects.select_for_update().get(pk=redaction.pk)
    if locked.burnt_at is not None:
        raise InputFault("redaction.burnt")
    return locked


def burn_in(*, redaction: Redaction, actor: User) -> Redaction:
    """Make the marked copy for review and the clean copy to hand out; the original becomes restricted.

    Raises InputFault `redaction.nothing`, `redaction.burnt`, `redaction.no_page`, and what reading raises.
    """
    require_writer(actor)
    require_opener(actor, redaction.original)
    marks = list(redaction.marks.order_by("number"))
    if redaction.burnt_at is not None:
        raise InputFault("redaction.burnt")
    if not marks:
        raise InputFault("redaction.nothing")
    original = redaction.original
    areas = [_marked(each) for each in marks]
    data = read_stored(original, largest=LARGEST)
    clean, marked = burn(data, original.media_type, areas), mark(data, original.media_type, areas)
    return _kept(redaction, actor, clean, marked, len(marks))


def _marked(each: RedactionMark) -> MarkedArea:
    area = Area(each.page, each.left, each.top, each.width, each.height)
    return MarkedArea(area, f"{each.number} {basis_of(each.basis).sign}")


@transaction.atomic
def _kept(redaction: Redaction, actor: User, clean: bytes, marked: bytes, count: int) -> Redaction:
    locked = _open(redaction)
    original = locked.original
    name = with_ending(original.name, "pdf")
    locked.marked_copy = _store(locked, actor, marked, with_note(name, "审核件"), Derivation.MARKED)
    locked.clean_copy = _store(locked, actor, clean, with_note(name, "公开件"), Derivation.CLEAN)
    locked.burnt_at, locked.burnt_by = timezone.now(), actor.full_name
    locked.save(update_fields=["marked_copy", "clean_copy", "burnt_at", "burnt_by"])
    if not original.is_restricted:
        change_access(
            stored_file=original,
            access=FileAccess.RESTRICTED,
            reason="已做涂黑的公开件，原件转为受限",
            actor=actor,
        )
    _note(locked, actor, "redaction.burn", count=count, clean=str(locked.clean_copy_id))
    return locked


def _store(redaction: Redaction, actor: User, data: bytes, name: str, derivation: str) -> StoredFile:
    """The copy for review shows what is hidden, so it is as restricted as the original. Neither stands with the subject:
    the area that owns it attaches the clean copy where it wants it."""
    is_clean = derivation == Derivation.CLEAN
    return store_file(
        agency=redaction.agency,
        actor=actor,
        stream=io.BytesIO(data),
        name=name,
        purpose=redaction.original.purpose,
        access=FileAccess.INTERNAL if is_clean else FileAccess.RESTRICTED,
        derived_from=redaction.original,
        derivation=derivation,
        making={"redaction": str(redaction.pk)},
    )


def _note(redaction: Redaction, actor: User, act: str, **data: object) -> None:
    record(
        agency_id=redaction.agency_id,
        actor=actor,
        act=act,
        subject_kind="file",
        subject_id=redaction.original_id,
        name=redaction.original.name,
        **data,
    )
