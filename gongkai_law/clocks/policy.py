"""What an office or its county may set about clocks. None of it is law, and it is never shown as law."""

from __future__ import annotations

from dataclasses import dataclass

from gongkai_law.clocks.terms import terms
from gongkai_law.errors import InputFault


@dataclass(frozen=True, slots=True)
class ClockPolicy:
    """Settings of a county or an office.

    `internal_days`: the office's own reply term in working days, within the statutory one; None for none.
    `late_answers_count`: whether days after the opinion term, up to a late answer, are left out (the Regulation
    leaves out the time "needed" and is silent on late answers).
    """

    internal_days: int | None = None
    late_answers_count: bool = True

    def __post_init__(self) -> None:
        most = terms()["C_REPLY"][-1].length
        if self.internal_days is not None and not 1 <= self.internal_days <= most:
            raise InputFault("clock.bad_internal", value=self.internal_days, most=most)
