"""After the answer: reconsideration and suits with our response, new answers ordered, complaints, own data, suggestions."""

from gongkai.remedies.models.cases import Complaint, RemedyCase, RemedyGroup
from gongkai.remedies.models.own_record import RecordCorrection
from gongkai.remedies.models.renewed import NewAnswerOrder
from gongkai.remedies.models.response import RemedyResponse
from gongkai.remedies.models.suggestion import Suggestion

__all__ = [
    "Complaint",
    "NewAnswerOrder",
    "RecordCorrection",
    "RemedyCase",
    "RemedyGroup",
    "RemedyResponse",
    "Suggestion",
]
