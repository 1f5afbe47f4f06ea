"""Answers on their way: one before the leader, one signed and waiting to be served, so that the first look shows both."""

from __future__ import annotations

from collections.abc import Mapping

from gongkai.agencies.scope import agency_scope
from gongkai.casework.answering.drafting import draft_answer, edit_letter
from gongkai.casework.answering.reviewing import pass_letter, submit_letter
from gongkai.casework.answering.signing import sign_letter
from gongkai.casework.guided import Part, keep_choice
from gongkai.casework.models import CaseLetter, DisclosureRequest
from gongkai.samples.people import Staff
from gongkai_law.review import self_check_items

_CHECKED = {item.id: "no" for item in self_check_items()}
_GRANT = {
    "done": "本机关收到申请后，对2024年农村道路建设档案进行了检索，并进行了保密审查。",
    "facts": "经查，本机关制作并保存有《2024年通村道路硬化工程竣工验收表》，可以公开。",
    "access_way": "随本告知书以纸质形式提供。",
    "access_channel": "邮寄至您在申请中写明的地址。",
    "attachments": ["2024年通村道路硬化工程竣工验收表（2页）"],
}
_NOT_OURS = {
    "done": "本机关核对了该信息的制作机关。",
    "facts": "经查，不动产登记由县自然资源主管部门办理，本机关没有制作这份信息。",
    "reasons": "行政机关制作的政府信息，由制作该政府信息的行政机关负责公开，该信息不是本机关制作。",
    "competent_body": "（样例）县自然资源局",
    "competent_contact": "（样例）电话0000-0000000",
}


def _answer(
    people: Staff, case: DisclosureRequest, code: str, facts: Mapping[str, object], *, signed: bool
) -> CaseLetter:
    """A reply letter written, handed in and passed up to the leader; signed, if wanted."""
    parts = [Part(code)]
    keep_choice(disclosure_request=case, parts=parts, actor=people.clerk, on=case.submitted_on)
    letter = draft_answer(disclosure_request=case, actor=people.clerk)
    edit_letter(letter=letter, facts=facts, actor=people.clerk, seen=letter.version, why="写明事实和理由")
    letter.refresh_from_db()
    submit_letter(letter=letter, self_check=_CHECKED, actor=people.clerk)
    letter.refresh_from_db()
    pass_letter(letter=letter, opinion="内容属实，同意。", actor=people.head)
    pass_letter(letter=letter, opinion="不涉及不应当公开的内容，同意。", actor=people.reviewer)
    return sign_letter(letter=letter, actor=people.leader, opinion="同意。") if signed else letter


def make_answers(people: Staff, to_sign: DisclosureRequest, to_serve: DisclosureRequest) -> None:
    """One letter for the leader to sign, one for the clerk to serve."""
    with agency_scope(people.agency.pk):
        _answer(people, to_sign, "U_NOT_OURS", _NOT_OURS, signed=False)
        _answer(people, to_serve, "GRANT", _GRANT, signed=True)
