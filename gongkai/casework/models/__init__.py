"""Citizens' requests: the request, its events, its answers; what was done on the way; the ways in. One file a subject."""

from gongkai.casework.models.answer import Answer
from gongkai.casework.models.archive import AnonymisingList, ArchiveFile
from gongkai.casework.models.consultation import Consultation
from gongkai.casework.models.contact import ContactLog
from gongkai.casework.models.correction import Correction
from gongkai.casework.models.custody import Handover, UnitOpinion
from gongkai.casework.models.disclosure_request import DisclosureRequest, RequestEvent
from gongkai.casework.models.extension import Extension
from gongkai.casework.models.fee import FeeNotice
from gongkai.casework.models.guided import GuidedChoice
from gongkai.casework.models.intake import IntakeChannel, IntakeCheck
from gongkai.casework.models.kinds import ApplicantKind, IntakeKind
from gongkai.casework.models.letters import CaseLetter, LetterService, LetterVersion
from gongkai.casework.models.search_record import SearchRecord
from gongkai.casework.models.submission import Submission
from gongkai.casework.models.volume import VolumeInquiry

__all__ = [
    "AnonymisingList",
    "ArchiveFile",
    "Answer",
    "ApplicantKind",
    "CaseLetter",
    "Consultation",
    "ContactLog",
    "Correction",
    "DisclosureRequest",
    "Extension",
    "FeeNotice",
    "GuidedChoice",
    "Handover",
    "IntakeChannel",
    "IntakeCheck",
    "IntakeKind",
    "RequestEvent",
    "LetterService",
    "LetterVersion",
    "SearchRecord",
    "Submission",
    "UnitOpinion",
    "VolumeInquiry",
]
