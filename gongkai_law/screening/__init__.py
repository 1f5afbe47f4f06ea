"""Personal data in texts and tables: what must not leave the office unnoticed. (条例 15)"""

from gongkai_law.screening.fields import ListType, detect_list_type, find_head, list_types
from gongkai_law.screening.finding import (
    ScreeningFinding,
    ScreeningKind,
    Severity,
    lists_version,
    masked_value,
    screening_kinds,
)
from gongkai_law.screening.masking import ColumnChange, MaskedCopy, masked_copy
from gongkai_law.screening.scan import scan
from gongkai_law.screening.tables import TableFinding, scan_cell, scan_table

__all__ = [
    "ColumnChange",
    "ListType",
    "MaskedCopy",
    "ScreeningFinding",
    "ScreeningKind",
    "Severity",
    "TableFinding",
    "detect_list_type",
    "find_head",
    "list_types",
    "lists_version",
    "masked_copy",
    "masked_value",
    "scan",
    "scan_cell",
    "scan_table",
    "screening_kinds",
]
