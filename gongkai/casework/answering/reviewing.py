"""A letter's way to the signature: handed in, unit head, confidentiality review, legal check, leader; or sent back.

The stations are those of `gongkai.review`; a letter "may go out" where a record "is published". What is reviewed is one
content: an edited letter begins a new round.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from gongkai.accounts.models import User
from gongkai.agencies.access import require_role
from gongkai.casework import stages
from gongkai.casework.answering.content import newest, problems_of
from gongkai.casework.answering.drafting import SUBJECT, lock_letter, needs_review, note
from gongkai.casework.handling.locked import HANDLERS
from gongkai.casework.models import CaseLetter
from gongkai.casework.services import lock_request
from gongkai.letters.checking import sentence_of
from gongkai.review import services as review_acts
from gongkai.review.models import Review
from gongkai.review.queries import current_review
from gongkai.review.rounds import Said
from gongkai_law.errors import InputFault

MAY_GO_OUT = "publish"


def review_of(letter: CaseLetter) -> Review:
    """The open round of a letter. Raises InputFault where there is none."""
    found = current_review(subject_kind=SUBJECT, subject_id=letter.pk)
    if found is None or found.ended_at is not None or letter.state != CaseLetter.State.IN_REVIEW:
        raise InputFault("casework.not_in_review", letter=letter.name)
    return found


def _drafters(letter: CaseLetter) -> list[User]:
    ids = set(letter.versions.values_list("made_by_id", flat=True)) | {letter.drafted_by_id}
    return list(User.objects.filter(pk__in=ids))


def require_ready(letter: CaseLetter) -> None:
    """Raises InputFault with everything that keeps the newest version from being signed today."""
    problems = problems_of(letter, newest(letter), on=timezone.localdate())
    if problems:
        raise InputFault(
            "letters.not_ready",
            articles=tuple(dict.fromkeys(article for each in problems for article in each.articles)),
            letter=letter.name,
            problems="；".join(sentence_of(each).rstrip("。") for each in problems),
        )


def move_case(letter: CaseLetter, act: str, guards: list[str]) -> None:
    """Move the case of an answer along with its letter; other letters move nothing."""
    if letter.is_answer and not letter.renewed and letter.disclosure_request_id is not None:
        case = lock_request(letter.disclosure_request_id)
        stages.advance(case, act, guards)
        case.save(update_fields=["stage"])


@transaction.atomic
def submit_letter(*, letter: CaseLetter, self_check: Mapping[str, str], actor: User) -> Review:
    """Hand a complete letter in: everyone who wrote on it is a drafter and reviews nothing of it. (条例 17.1)"""
    require_role(actor, letter.agency_id, HANDLERS)
    locked = lock_letter(letter)
    if locked.state != CaseLetter.State.DRAFT:
        raise InputFault("casework.no_draft", letter=locked.name, state=locked.get_state_display())
    if not needs_review(locked.kind):
        raise InputFault("casework.no_review_needed", letter=locked.name)
    require_ready(locked)
    case = locked.disclosure_request
    subject = review_acts.Subject(
        kind=SUBJECT,
        id=locked.pk,
        title=f"{case.number if case else ''} {locked.name}".strip(),
        content_hash=locked.content_hash,
        drafters=_drafters(locked),
        unit_id=case.unit_id if case else None,
    )
    review = review_acts.start_review(subject=subject, self_check=self_check, actor=actor)
    locked.state = CaseLetter.State.IN_REVIEW
    locked.save(update_fields=["state"])
    move_case(locked, "submit_review", ["outcome_chosen", "elements_complete"])
    note(locked, actor, "letter.submit", version=locked.version)
    return review


@transaction.atomic
def pass_letter(*, letter: CaseLetter, opinion: str, actor: User, legal: bool = False) -> Review:
    """The station where it stands lets it pass: unit head, confidentiality review (`legal`: by the legal check), legal."""
    review = review_of(lock_letter(letter))
    if review.step == "confidentiality":
        return review_acts.judge(
            review=review, actor=actor, said=Said(verdict=MAY_GO_OUT, opinion=opinion), legal=legal
        )
    return review_acts.pass_on(
        review=review,
        actor=actor,
        opinion=opinion,
        to="approval" if review.step == "legal" else "confidentiality",
    )


@transaction.atomic
def send_letter_back(*, letter: CaseLetter, reasons: str, actor: User) -> CaseLetter:
    """Back to the drafter with reasons: the round ends, the letter is a draft again."""
    locked = lock_letter(letter)
    review_acts.send_back(review=review_of(locked), actor=actor, reasons=reasons)
    locked.state = CaseLetter.State.DRAFT
    locked.save(update_fields=["state"])
    move_case(locked, "send_back", ["send_back_reasons"])
    note(locked, actor, "letter.send_back", reasons=reasons)
    return locked
