"""Acts on a draft: begin it from the chosen answers or from an act, edit it, void it. Every version is kept."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import IntegrityError, transaction

from gongkai.accounts.models import User
from gongkai.agencies.access import require_role
from gongkai.agencies.models import Role
from gongkai.agencies.scope import current_agency_id
from gongkai.audit.services import record
from gongkai.casework import stages
from gongkai.casework.answering.content import as_json, content_hash
from gongkai.casework.answering.facts import answer_facts, letter_facts
from gongkai.casework.guided import Part, chosen_parts
from gongkai.casework.handling.locked import HANDLERS
from gongkai.casework.models import CaseLetter, DisclosureRequest, LetterVersion, VolumeInquiry
from gongkai.casework.services import lock_request
from gongkai.letters.checking import counted_kind
from gongkai.letters.kinds import letter_kind
from gongkai.letters.queries import sender_of
from gongkai.review.services import end_rounds
from gongkai_law.errors import InputFault

SUBJECT = "case_letter"
# Letters whose content is a disclosure or a decision about it: they pass the whole review.
REVIEWED = ("own_record", "third_party_release")


def needs_review(kind: str) -> bool:
    """Whether a letter passes unit head, confidentiality review and leader; others are signed by whom the law names."""
    return letter_kind(kind).law.is_answer or kind in REVIEWED


def note(letter: CaseLetter, actor: User | None, act: str, **data: Any) -> None:
    """Chain a deed about a letter into the history of its case (or of whatever it is about)."""
    record(
        agency_id=letter.agency_id,
        actor=actor,
        act=act,
        subject_kind=letter.subject_kind,
        subject_id=letter.subject_id,
        letter=letter.name,
        **data,
    )


def answers_meant(case: DisclosureRequest) -> list[Part]:
    """What the office means to answer: chosen by the questions, or decided by the act that brought the case to drafting.

    A lapsed correction or fee, and reasons for volume not accepted, decide their answer themselves. (条例 30, 35; 收费办法)
    """
    chosen = chosen_parts(case)
    if chosen or case.stage != "draft_reply":
        return chosen
    inquiry = getattr(case, "volume_inquiry", None)
    if inquiry is not None and inquiry.result == VolumeInquiry.Result.REJECTED:
        return [Part("N_EXCESSIVE")]
    if case.fee_notices.filter(paid_on=None).exists():
        return [Part("O_FEE_UNPAID")]
    correction = getattr(case, "correction", None)
    if correction is not None and correction.received_on is None:
        return [Part("O_NOT_CORRECTED")]
    return []


@transaction.atomic
def draft_answer(
    *, disclosure_request: DisclosureRequest, actor: User, parts: Sequence[Part] = (), renewed: bool = False
) -> CaseLetter:
    """Begin the reply letter for the answers chosen (by the questions, unless `parts` are given). (条例 36, 37)

    `renewed`: ordered by a decision on a closed case; it counts as no new request. Raises InputFault where nothing was
    chosen or another draft is open.
    """
    require_role(actor, disclosure_request.agency_id, HANDLERS)
    locked = lock_request(disclosure_request.pk)
    chosen = list(parts) or answers_meant(locked)
    if not chosen:
        raise InputFault("casework.choose_first", number=locked.number)
    if not renewed:
        if locked.closed_on:
            raise InputFault("casework.closed", number=locked.number)
        if locked.stage != "draft_reply":
            stages.advance(locked, "draft_answer")
            locked.save(update_fields=["stage"])
    codes = [part.outcome for part in chosen]
    made = begin_letter(
        kind=counted_kind(codes, sender_of(locked.agency)),
        facts=answer_facts(locked, chosen),
        actor=actor,
        disclosure_request=locked,
        codes=codes,
        renewed=renewed,
    )
    note(made, actor, "letter.draft", number=locked.number)
    return made


@transaction.atomic
def draft_letter(
    *,
    disclosure_request: DisclosureRequest,
    kind: str,
    actor: User,
    act: Any = None,
    facts: Mapping[str, Any] | None = None,
) -> CaseLetter:
    """Begin a letter that is no answer (补正、延期、征求意见、收费 …) from the row of the act that called for it.

    The same act asked again gives the draft that is there. `facts` stand over what the file says.
    """
    require_role(actor, disclosure_request.agency_id, HANDLERS)
    if letter_kind(kind).law.is_answer:
        raise InputFault("casework.answer_by_choice", letter=letter_kind(kind).law.name)
    locked = lock_request(disclosure_request.pk)
    called = f"{act._meta.model_name}:{act.pk}" if act is not None else ""
    if called:
        there: CaseLetter | None = (
            CaseLetter.objects.filter(disclosure_request=locked, kind=kind, act=called)
            .exclude(state=CaseLetter.State.VOID)
            .first()
        )
        if there is not None:
            return there
    found = {**letter_facts(locked, kind, act), **(facts or {})}
    made = begin_letter(kind=kind, facts=found, actor=actor, disclosure_request=locked, act=called)
    note(made, actor, "letter.draft", number=locked.number)
    return made


def begin_letter(
    *,
    kind: str,
    facts: Mapping[str, Any],
    actor: User,
    disclosure_request: DisclosureRequest | None = None,
    subject_kind: str = "request",
    subject_id: uuid.UUID | None = None,
    codes: Sequence[str] = (),
    act: str = "",
    renewed: bool = False,
) -> CaseLetter:
    """The row of a letter with its first version; access and the audit entry are the caller's."""
    about = subject_id or (disclosure_request.pk if disclosure_request else None)
    if about is None:
        raise ValueError("a letter is about something")
    made = CaseLetter(
        agency_id=current_agency_id(),
        disclosure_request=disclosure_request,
        subject_kind=subject_kind,
        subject_id=about,
        kind=kind,
        act=act,
        is_answer=letter_kind(kind).law.is_answer,
        renewed=renewed,
        codes=list(codes),
        drafted_by_id=actor.pk,
        drafted_by=actor.full_name,
    )
    try:
        with transaction.atomic():
            made.save()
    except IntegrityError as fault:
        raise InputFault("casework.answer_open") from fault
    _add_version(made, dict(facts), None, actor, "")
    return made


def lock_letter(letter: CaseLetter) -> CaseLetter:
    """The letter with its row locked until the transaction ends."""
    found: CaseLetter = (
        CaseLetter.objects.select_for_update(of=("self",)).select_related("agency").get(pk=letter.pk)
    )
    return found


def _add_version(
    letter: CaseLetter, facts: dict[str, Any], lines: Sequence[str] | None, actor: User, why: str
) -> LetterVersion:
    letter.version += 1
    letter.content_hash = content_hash(letter.kind, facts, lines)
    letter.save(update_fields=["version", "content_hash"])
    version: LetterVersion = LetterVersion.objects.create(
        agency_id=letter.agency_id,
        letter=letter,
        number=letter.version,
        stored_facts=as_json(facts),
        stored_lines="\n".join(lines) if lines else "",
        content_hash=letter.content_hash,
        made_by_id=actor.pk,
        made_by=actor.full_name,
        note=why[:300],
    )
    return version


@transaction.atomic
def edit_letter(
    *,
    letter: CaseLetter,
    facts: Mapping[str, Any],
    actor: User,
    seen: int,
    lines: Sequence[str] | None = None,
    why: str = "",
) -> LetterVersion:
    """Keep a new version of a draft. `seen`: the version the person had on the page.

    Raises InputFault where somebody else saved meanwhile (nothing is lost: both texts stay), or where it is no draft.
    Codes and applicant stay as they were begun.
    """
    require_role(actor, letter.agency_id, HANDLERS)
    locked = lock_letter(letter)
    if locked.state != CaseLetter.State.DRAFT:
        raise InputFault("casework.no_draft", letter=locked.name, state=locked.get_state_display())
    if locked.version != seen:
        raise InputFault("casework.letter_changed", letter=locked.name)
    before = locked.versions.get(number=locked.version)
    kept = {**before.facts, **facts}
    if as_json(kept) == before.stored_facts and (list(lines) if lines else None) == before.lines:
        same: LetterVersion = before
        return same
    made = _add_version(locked, kept, lines, actor, why)
    note(locked, actor, "letter.edit", version=made.number, why=why)
    return made


@transaction.atomic
def void_letter(*, letter: CaseLetter, reason: str, actor: User) -> CaseLetter:
    """Void a letter that was not served, with the reason; its number stays taken. A signed one: by the head or leader."""
    locked = lock_letter(letter)
    signed = locked.state == CaseLetter.State.SIGNED
    require_role(actor, locked.agency_id, (Role.OFFICE_HEAD, Role.LEADER) if signed else HANDLERS)
    if not reason.strip():
        raise InputFault("casework.say_why")
    if locked.state not in (CaseLetter.State.DRAFT, CaseLetter.State.IN_REVIEW, CaseLetter.State.SIGNED):
        raise InputFault("casework.no_draft", letter=locked.name, state=locked.get_state_display())
    end_rounds(subject_kind=SUBJECT, subject_id=locked.pk, why=reason, actor=actor)
    _step_back(locked, signed)
    locked.state, locked.void_reason, locked.voided_by = CaseLetter.State.VOID, reason[:300], actor.full_name
    locked.save(update_fields=["state", "void_reason", "voided_by"])
    note(locked, actor, "letter.void", reason=reason, document=locked.document_number)
    return locked


def _step_back(letter: CaseLetter, signed: bool) -> None:
    """The case of a voided answer is being drafted again."""
    if not letter.is_answer or letter.renewed or letter.disclosure_request_id is None:
        return
    case = lock_request(letter.disclosure_request_id)
    if signed:
        stages.advance(case, "void_letter", ["reason_and_approval"])
    elif case.stage == "in_review":
        stages.advance(case, "send_back", ["send_back_reasons"])
    case.save(update_fields=["stage"])
