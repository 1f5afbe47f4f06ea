"""Closed lists of a request, ids and words as the law has them: kinds of applicant and ways in."""

from __future__ import annotations

from typing import Any

from django.db import models

from gongkai_law.applicants import all_applicant_kinds
from gongkai_law.clocks import channels

# Made by a call, as their members stand in the law's data; a type checker knows only classes written out.
_closed_list: Any = models.TextChoices

# Columns of table three (`gongkai_law.applicants`).
ApplicantKind = _closed_list(
    "ApplicantKind", [(kind.id.upper(), (kind.id, kind.label)) for kind in all_applicant_kinds()]
)
# How a request comes in (`gongkai_law.clocks`): the `channel` of the clock's events.
IntakeKind = _closed_list(
    "IntakeKind", [(channel.key.upper(), (channel.key, channel.label)) for channel in channels().values()]
)
