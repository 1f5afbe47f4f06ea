"""Signing: the number is taken, the final pdf is made, hashed and kept. The place of the seal stays free."""

from __future__ import annotations

import io

from django.db import transaction
from django.utils import timezone

from gongkai.accounts.models import User
from gongkai.agencies.access import require_role
from gongkai.agencies.models import Role
from gongkai.agencies.numbers import next_numbers
from gongkai.casework.answering.content import newest, rendered
from gongkai.casework.answering.drafting import SUBJECT, lock_letter, needs_review, note
from gongkai.casework.answering.reviewing import MAY_GO_OUT, move_case, require_ready, review_of
from gongkai.casework.handling.locked import HANDLERS
from gongkai.casework.models import CaseLetter
from gongkai.documents.models import FileAccess, StoredFile
from gongkai.documents.purposes import Purpose
from gongkai.documents.services import store_file
from gongkai.letters.kinds import letter_kind
from gongkai.review import services as review_acts
from gongkai.review.queries import completed_review_for
from gongkai.review.rounds import Said
from gongkai_law.casework.sentences import document_number
from gongkai_law.citation import cite
from gongkai_law.errors import InputFault, LawFault

# Who signs a letter that needs no review, by the law's word for it.
SIGNERS: dict[str, tuple[str, ...]] = {
    "clerk": HANDLERS,
    "office_head": (Role.OFFICE_HEAD,),
    "leader": (Role.LEADER,),
    "recipient": HANDLERS,
}


@transaction.atomic
def sign_letter(*, letter: CaseLetter, actor: User, opinion: str = "") -> CaseLetter:
    """Sign a letter today: approve what was reviewed, take the number, keep the final pdf. (条例 17.1; 行政复议法 23.2)

    A reviewed letter is signed by the leader, over exactly the content reviewed; the separation of persons is the
    review's. Other letters are signed by whom the law names. Raises InputFault where something is missing, or where the
    remedy notice is no longer that of today. If anything fails, the number goes back.
    """
    locked = lock_letter(letter)
    kind = letter_kind(locked.kind)
    if needs_review(locked.kind):
        review = review_of(locked)
        require_ready(locked)
        review_acts.approve(review=review, actor=actor, said=Said(verdict=MAY_GO_OUT, opinion=opinion))
        _require_reviewed(locked)
    else:
        if locked.state != CaseLetter.State.DRAFT:
            raise InputFault("casework.no_draft", letter=locked.name, state=locked.get_state_display())
        require_role(actor, locked.agency_id, SIGNERS[kind.law.signed_by])
        require_ready(locked)
    _number(locked)
    stored = _keep(locked, actor)
    move_case(
        locked,
        "sign",
        ["reviewed", "separate_persons", "elements_complete", "remedy_right", "third_party_told"],
    )
    note(locked, actor, "letter.sign", document=locked.document_number, sha256=stored.sha256)
    return locked


def _require_reviewed(letter: CaseLetter) -> None:
    found = completed_review_for(subject_kind=SUBJECT, subject_id=letter.pk, content_hash=letter.content_hash)
    if found is None:
        raise LawFault("casework.not_reviewed", articles=(cite("条例 17.1"),), letter=letter.name)
    review_acts.mark_published(review=found)


def _number(letter: CaseLetter) -> None:
    """The next number of the agency, the year and the mark; without gaps, given back if signing fails."""
    letter.dated = timezone.localdate()
    law = letter_kind(letter.kind).law
    if not any(each.id == "document_number" for each in law.common):
        return
    year = letter.dated.year
    serial = next_numbers(series=f"letter:{law.mark}", period=str(year))[0]
    letter.document_number = document_number(
        agency=letter.agency.short_name, mark=law.mark, year=year, serial=serial
    )


def _keep(letter: CaseLetter, actor: User) -> StoredFile:
    made = rendered(letter, newest(letter), on=letter.dated or timezone.localdate())
    stored = store_file(
        agency=letter.agency,
        actor=None,
        stream=io.BytesIO(made.pdf),
        name=f"{made.paper.name}.pdf",
        purpose=Purpose.SIGNED_LETTER,
        access=FileAccess.INTERNAL,
        subject_kind=SUBJECT,
        subject_id=letter.pk,
    )
    letter.state, letter.signed_file = CaseLetter.State.SIGNED, stored
    letter.signed_by_id, letter.signed_by, letter.signed_at = actor.pk, actor.full_name, timezone.now()
    letter.save()
    return stored
