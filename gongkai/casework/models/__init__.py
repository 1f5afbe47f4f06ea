"""Citizens' requests: the request, its events, its answers; the ways in. One file a subject."""

from gongkai.casework.models.answer import Answer
from gongkai.casework.models.disclosure_request import DisclosureRequest, RequestEvent
from gongkai.casework.models.fee import FeeNotice
from gongkai.casework.models.intake import IntakeChannel, IntakeCheck
from gongkai.casework.models.kinds import ApplicantKind, IntakeKind

__all__ = [
    "Answer",
    "ApplicantKind",
    "DisclosureRequest",
    "FeeNotice",
    "IntakeChannel",
    "IntakeCheck",
    "IntakeKind",
    "RequestEvent",
]
