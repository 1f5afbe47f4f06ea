"""The sheet of a placement: from the version the public reads, never from the working copy."""

from __future__ import annotations

from gongkai.publishing.boards.blocks import blocks_of
from gongkai.publishing.boards.sheet import Sheet, paragraphs
from gongkai.publishing.channels.village_board.standard import board_standard
from gongkai.publishing.models import Placement
from gongkai.publishing.placing import default_until
from gongkai_law.citation import cite
from gongkai_law.errors import LawFault

NOTICE_SIGNATURES = ("经办人", "审核人")


def sheet_of(placement: Placement, *, address: str) -> Sheet:
    """What hangs on the board. Refused for a record that is not public: only what was reviewed leaves the house."""
    record = placement.record
    version = record.public_version
    if version is None or not record.is_public:
        raise LawFault("placing.not_public", articles=(cite("条例 17"),), title=record.title)
    village = placement.channel == "village_board"
    standard = board_standard()
    agency = record.agency
    content = version.content
    posted = placement.posted_on or placement.planned_for
    until = placement.posted_until
    if posted is not None and until is None and placement.posted_on is None:
        until = default_until(record, placement.kind, posted)
    blocks = blocks_of(content.get("body") or "") or paragraphs(content.get("summary") or "")
    return Sheet(
        board=standard.title if village else "政务公开",
        agency=agency.short_name + (placement.unit.name if placement.unit else ""),
        zone=placement.zone,
        title=version.title,
        number=version.document_number,
        publisher=content.get("publisher") or agency.name,
        posted=posted,
        until=until,
        phone=agency.office_phone,
        serial=placement.serial,
        address=address,
        signatures=standard.signatures if village else NOTICE_SIGNATURES,
        blocks=blocks,
        formed=version.formed_on,
    )
