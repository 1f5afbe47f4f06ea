"""Tables of an annual report: from the blocks of an opened file to figures, readings and findings."""

from gongkai.reporting.importing.tables.document import Position
from gongkai.reporting.importing.tables.read import Span, TablesRead, read_tables

__all__ = ["Position", "Span", "TablesRead", "read_tables"]
