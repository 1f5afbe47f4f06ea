"""登记回执: received when, by which way, due when, and the code to follow it by. (条例 31, 45)"""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from gongkai.accounts.models import User
from gongkai.casework.models import DisclosureRequest
from gongkai.casework.services import note_act
from gongkai.letters.queries import sender_of
from gongkai.letters.render import CONTENT_TYPES, RenderedLetter, render_letter

FORMATS = {key: CONTENT_TYPES[key] for key in ("pdf", "docx")}


def receipt_facts(case: DisclosureRequest) -> dict[str, Any]:
    """What the receipt says. Before the receipt day is fixed it says that the office will confirm."""
    waiting = "与您确认收到之后起算"
    return {
        "addressee": case.applicant_name,
        "application_number": case.number,
        "channel": case.get_channel_display(),
        "received_on": case.received_on or waiting,
        "reply_due": case.reply_due or "确认收到之日起第二十个工作日",
        "asked": case.subject,
        "query_code": case.query_code,
        "dated": timezone.localdate(),
    }


def receipt_of(case: DisclosureRequest, *, actor: User) -> RenderedLetter:
    """The receipt as a paper of the agency; that it was made is noted, because it shows the applicant's name."""
    note_act(case, actor, "request.receipt")
    return render_letter("receipt", receipt_facts(case), sender_of(case.agency), on=timezone.localdate())
