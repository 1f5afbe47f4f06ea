"""What may be done with a letter by whom, for its page: one primary act, the others below it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gongkai.agencies.models import Role
from gongkai.casework.answering.drafting import SUBJECT, needs_review
from gongkai.casework.answering.signing import SIGNERS
from gongkai.casework.handling.locked import HANDLERS
from gongkai.casework.models import CaseLetter
from gongkai.letters.kinds import letter_kind
from gongkai.review.queries import Station, current_review, stations
from gongkai_law.review import review_step


@dataclass(frozen=True, slots=True)
class LetterAct:
    """One act: its page says `says` first. `primary`: the step that brings the letter on."""

    id: str
    label: str | Promise
    says: str | Promise
    primary: bool = False


ACTS = {
    "submit": LetterAct("submit", _("送审"), _("送科室负责人审核，再送保密审查、领导签发。送审以后不能改，要改的等退回。"), True),
    "pass": LetterAct("pass", _("同意，送下一步"), _("同意这一稿，送给下一个审核的人。"), True),
    "sign": LetterAct("sign", _("签发"), _("签发以后取文号、定日期，生成最后的 PDF，内容不能再改。写错了只能作废重写，文号不再使用。"), True),
    "serve": LetterAct("serve", _("登记送达"), _("送达之日就是答复之日。答复送达以后这件申请就办结，计入年度报告表三的一行。"), True),
    "back": LetterAct("back", _("退回修改"), _("退给起草人，写明要改什么。改好以后重新送审，从头走一遍。")),
    "void": LetterAct("void", _("作废"), _("这份文书不再使用，文号也不再用。答复作废以后，可以重新起草。")),
}  # fmt: skip


def _step(letter: CaseLetter) -> str:
    review = current_review(subject_kind=SUBJECT, subject_id=letter.pk)
    return review.step if review and not review.ended_at else ""


def offered(letter: CaseLetter, roles: Collection[str], *, ready: bool = True) -> list[LetterAct]:
    """The acts open to these roles now, the one that brings it on first. `ready`: nothing is missing."""
    held, state, found = set(roles), letter.state, []
    if state == CaseLetter.State.DRAFT and ready:
        if needs_review(letter.kind):
            found += ["submit"] if held & set(HANDLERS) else []
        elif held & set(SIGNERS[letter_kind(letter.kind).law.signed_by]):
            found.append("sign")
    if state == CaseLetter.State.IN_REVIEW:
        step = _step(letter)
        if step and held & set(review_step(step).roles):
            found += ["sign" if step == "approval" else "pass", "back"]
    if state == CaseLetter.State.SIGNED and held & set(HANDLERS):
        found.append("serve")
    if _may_void(letter, held):
        found.append("void")
    return [ACTS[each] for each in found]


def _may_void(letter: CaseLetter, held: set[str]) -> bool:
    if letter.state in (CaseLetter.State.DRAFT, CaseLetter.State.IN_REVIEW):
        return bool(held & set(HANDLERS))
    return letter.state == CaseLetter.State.SIGNED and bool(held & {Role.OFFICE_HEAD, Role.LEADER})


def stations_of(letter: CaseLetter) -> list[Station]:
    """The chain with its dates; none for a letter that needs no review."""
    if not needs_review(letter.kind):
        return []
    review = current_review(subject_kind=SUBJECT, subject_id=letter.pk)
    service: Any = getattr(letter, "service", None)
    return stations(review, published_at=letter.signed_at if service or letter.signed_at else None)
