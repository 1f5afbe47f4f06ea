"""Taking an office's own catalogue from xlsx: preview with errors by sheet, row and column; all rows, or none."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from gongkai.accounts.models import User
from gongkai.catalogue import access
from gongkai.catalogue.models import Edition
from gongkai.catalogue.services.editions import amend_edition, draft_edition, fill_draft
from gongkai.catalogue.sheets.reading import CatalogueRead, read_catalogue
from gongkai_law.errors import InputFault


def preview_catalogue(*, data: bytes, today: date) -> CatalogueRead:
    """What a file would bring, without keeping anything."""
    return read_catalogue(data, on=today)


@transaction.atomic
def import_catalogue(
    *, data: bytes, file_name: str, title: str, today: date, actor: User, amends: Edition | None = None
) -> Edition:
    """A draft from a file. `amends`: the edition in force it is to follow; items of the same names keep their line, so
    that what was tied to them stays. Refused whole when one row is wrong."""
    access.require_keeper(actor)
    read = read_catalogue(data, on=today)
    if read.errors:
        raise InputFault("sheets.has_problems", count=len(read.errors))
    if amends is None:
        return draft_edition(
            title=title, rows=read.rows, actor=actor, source=file_name, act="catalogue.import"
        )
    draft = amend_edition(edition=amends, actor=actor)
    return fill_draft(draft=draft, title=title, rows=read.rows, source=file_name, actor=actor)
