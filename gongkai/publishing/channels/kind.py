"""What a kind of channel is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ChannelKind:
    """One kind. `key` is stable and stands in the rows; `label` is how lists and the annual report name it.

    `needs`: fields a posting must fill (place, until, unit, evidence, url). `place_label`: what the place is called.
    `sheet`: a printable sheet is hung up. `photos`: photos prove it. `slots`: times on air prove it. `script`: a text to
    read out is made. `export`: key of the formatted export (`publishing.exports`), empty for none. `automatic`: the
    product itself places and takes down. `days`: how long it stays up where nothing else says so, in natural days (0 =
    for good); our reading, to be set per posting.
    """

    key: str
    label: str
    position: int
    needs: tuple[str, ...] = ()
    place_label: str = "地点或栏目"
    sheet: bool = False
    photos: bool = False
    slots: bool = False
    script: bool = False
    export: str = ""
    automatic: bool = False
    days: int = 0
    help: str = ""
