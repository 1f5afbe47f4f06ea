"""Published information: records, their versions, relations, numbers, placements; what belongs to policies."""

from gongkai.publishing.models.batch import ImportBatch, ImportItem, ItemState
from gongkai.publishing.models.kinds import Category, Channel, Mode, RecordState, Validity
from gongkai.publishing.models.numbering import IndexRule
from gongkai.publishing.models.placement import (
    BroadcastSlot,
    Placement,
    PlacementPhoto,
    PlacementState,
)
from gongkai.publishing.models.policy import Concern, Interpretation, NormativeStage
from gongkai.publishing.models.record import Record
from gongkai.publishing.models.relation import RecordRelation, RelationKind
from gongkai.publishing.models.version import Ground, RecordVersion

__all__ = [
    "BroadcastSlot",
    "Category",
    "Channel",
    "Concern",
    "Ground",
    "ImportBatch",
    "ImportItem",
    "IndexRule",
    "Interpretation",
    "ItemState",
    "Mode",
    "NormativeStage",
    "Placement",
    "PlacementPhoto",
    "PlacementState",
    "Record",
    "RecordRelation",
    "RecordState",
    "RecordVersion",
    "RelationKind",
    "Validity",
]
