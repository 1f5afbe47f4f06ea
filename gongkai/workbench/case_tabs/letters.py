"""文书：选定的答复类型、答复、复议和诉讼。"""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gongkai.casework.answering.acts_of import act_rows, letters_of, open_answer
from gongkai.casework.answering.drafting import answers_meant
from gongkai.casework.guided import chosen_parts, verdict
from gongkai.casework.models import DisclosureRequest
from gongkai.casework.words import outcome_label, row_label
from gongkai.workbench.case_tabs import Tab


def context(case: DisclosureRequest) -> dict[str, Any]:
    parts = [] if case.closed_on else chosen_parts(case)
    letters = letters_of(case)
    return {
        "letters": letters,
        "to_write": [row for row in act_rows(case) if row.letter is None],
        "may_answer": not case.closed_on and bool(answers_meant(case)) and open_answer(case) is None,
        "judged": verdict(case, parts, on=timezone.localdate()) if parts else None,
        "answers": [(answer, outcome_label(answer.outcome)) for answer in case.answers.order_by("position")],
        "row": row_label(case),
        "remedies": case.remedy_cases.order_by("filed_on"),
    }


TAB = Tab("letters", _("文书"), 3, "workbench/case/_letters.html", context)
