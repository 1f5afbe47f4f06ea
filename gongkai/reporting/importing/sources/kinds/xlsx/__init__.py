"""Workbooks: every visible sheet with its merged cells. Only stored values are read, nothing is recalculated.

A formula without a stored result, a formula typed as text and a date where a count belongs are refused with the cell:
each would otherwise be read as a blank or as another number.
"""

from __future__ import annotations

from gongkai.reporting.importing.blocks import Block, OpenedFile
from gongkai.reporting.importing.sources.upload import Upload
from gongkai_law.errors import InputFault

KIND = "xlsx"
SUFFIXES = (".xlsx", ".xltx")
RANK = 11

_WORKBOOK = "xl/workbook.xml"


def recognises(upload: Upload) -> bool:
    """A zip with Excel's main part in it (the binary workbook of .xlsb is told in `read`)."""
    return _WORKBOOK in upload.zip_names or "xl/workbook.bin" in upload.zip_names


def read(upload: Upload) -> OpenedFile:
    """Raises InputFault for macros, locks, bombs, broken parts and for values that cannot be trusted."""
    from gongkai.reporting.importing.sources.kinds.xlsx.sheets import Workbook
    from gongkai.reporting.importing.sources.kinds.xlsx.values import sheet_blocks
    from gongkai.reporting.importing.sources.zipped import Container, document_title

    container = Container(upload.data, upload.limits)
    if container.has_macros:
        raise InputFault("importing.macros")
    if _WORKBOOK not in container:
        raise InputFault("importing.old_workbook")
    workbook = Workbook(container, upload.limits)
    blocks: list[Block] = []
    for sheet in workbook.visible_sheets():
        blocks += sheet_blocks(sheet, upload.limits)
    return OpenedFile(KIND, tuple(blocks), notes=workbook.notes, title=document_title(container))
