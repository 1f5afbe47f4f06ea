"""The standard catalogue of a township's or county's disclosure (基层政务公开标准目录): its form, and what it asks by when.

Columns, boxes and areas are data (`columns.toml`); the words of the column 公开时限 become a typed `Term`; a term
yields the periods an item owes. See `docs/developer/algorithms/catalogue.md`.
"""

from gongkai_law.disclosure.directory.bases import Basis, read_bases
from gongkai_law.disclosure.directory.checks import ItemFinding, ItemWords, check_item
from gongkai_law.disclosure.directory.columns import (
    Area,
    Box,
    DirectoryColumn,
    all_areas,
    all_boxes,
    all_columns,
    area_label,
    area_of,
    box_of,
    is_same_as_above,
    spellings,
    ticked,
)
from gongkai_law.disclosure.directory.contents import split_content
from gongkai_law.disclosure.directory.coverage import COVERAGE, STATES, coverage_state, soon_until
from gongkai_law.disclosure.directory.livelihood import Matter, all_matters, livelihood_of
from gongkai_law.disclosure.directory.periods import (
    STANDING,
    Owed,
    due_after_event,
    event_key,
    periods_owed,
    shown_until,
)
from gongkai_law.disclosure.directory.terms import Recurrence, Term, read_term

__all__ = [
    "COVERAGE",
    "STANDING",
    "STATES",
    "Area",
    "Basis",
    "Box",
    "DirectoryColumn",
    "ItemFinding",
    "ItemWords",
    "Matter",
    "Owed",
    "Recurrence",
    "Term",
    "all_areas",
    "all_boxes",
    "all_columns",
    "all_matters",
    "area_label",
    "area_of",
    "box_of",
    "check_item",
    "coverage_state",
    "due_after_event",
    "event_key",
    "is_same_as_above",
    "livelihood_of",
    "periods_owed",
    "read_bases",
    "read_term",
    "shown_until",
    "soon_until",
    "spellings",
    "split_content",
    "ticked",
]
