"""Photos as evidence of a posting. Time and place are read and kept with the restricted original; the copy that people
see is drawn anew and carries neither. A photo that was used before is noticed."""

from __future__ import annotations

import hashlib
import io
import re
import struct
import warnings
from collections.abc import Mapping
from datetime import datetime, timedelta
from decimal import Decimal
from typing import IO, Any

from django.db import transaction
from django.utils import timezone
from PIL import ExifTags, Image, UnidentifiedImageError

from gongkai.accounts.models import User
from gongkai.agencies.access import require_role
from gongkai.audit.services import record as audit
from gongkai.documents.models import Derivation, FileAccess
from gongkai.documents.purposes import Purpose
from gongkai.documents.services import store_file
from gongkai.publishing.models import Placement, PlacementPhoto, PlacementState
from gongkai.publishing.placing import POSTERS
from gongkai_law.errors import InputFault

LARGEST = 30 * 1024 * 1024
MAX_PIXELS = 60_000_000
COPY_SIDE = 2000
SMALL_SIDE = 600
NEAR_DUPLICATE = 5
"""Differing bits of 64 up to which two photos count as the same picture (cropped a little, saved again)."""
COMPARED = 5000
_TAKEN = re.compile(r"(\d{4}):(\d{2}):(\d{2}) (\d{2}):(\d{2}):(\d{2})")


# What a damaged tag block makes the reader raise: such a photo says nothing of itself.
_DAMAGED = (
    SyntaxError,
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    OSError,
    EOFError,
    RuntimeError,
    struct.error,
)
_UPRIGHT = {
    2: (Image.Transpose.FLIP_LEFT_RIGHT,),
    3: (Image.Transpose.ROTATE_180,),
    4: (Image.Transpose.FLIP_TOP_BOTTOM,),
    5: (Image.Transpose.TRANSPOSE,),
    6: (Image.Transpose.ROTATE_270,),
    7: (Image.Transpose.TRANSVERSE,),
    8: (Image.Transpose.ROTATE_90,),
}


def _tags(image: Image.Image) -> tuple[Mapping[int, Any], Mapping[int, Any], Mapping[int, Any]]:
    """Plain, camera and place tags of a photo; empty where they cannot be read."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            exif = image.getexif()
            return dict(exif), dict(exif.get_ifd(ExifTags.IFD.Exif)), dict(exif.get_ifd(ExifTags.IFD.GPSInfo))
        except _DAMAGED:
            return {}, {}, {}


def read_facts(image: Image.Image) -> tuple[datetime | None, Decimal | None, Decimal | None]:
    """When and where a photo says it was taken; None for what it does not say or says wrongly."""
    plain, camera, place = _tags(image)
    taken = _moment(str(camera.get(ExifTags.Base.DateTimeOriginal) or plain.get(ExifTags.Base.DateTime)))
    latitude = _degrees(place.get(ExifTags.GPS.GPSLatitude), place.get(ExifTags.GPS.GPSLatitudeRef), 90)
    longitude = _degrees(place.get(ExifTags.GPS.GPSLongitude), place.get(ExifTags.GPS.GPSLongitudeRef), 180)
    return (
        (taken, latitude, longitude)
        if latitude is not None and longitude is not None
        else (taken, None, None)
    )


def upright(image: Image.Image) -> Image.Image:
    """The picture turned as the camera was held; its tags are not carried along."""
    turned = image.convert("RGB")
    turn = _tags(image)[0].get(ExifTags.Base.Orientation)
    for step in _UPRIGHT.get(turn, ()) if isinstance(turn, int) else ():
        turned = turned.transpose(step)
    return turned


def _moment(text: str) -> datetime | None:
    """2020:04:15 09:30:00, the camera's own clock, taken as the office's."""
    match = _TAKEN.fullmatch(text.strip("\0 "))
    if match is None:
        return None
    try:
        return datetime(*(int(part) for part in match.groups()), tzinfo=timezone.get_current_timezone())  # type: ignore[misc,arg-type]
    except ValueError:
        return None


def _degrees(value: object, side: object, most: int) -> Decimal | None:
    try:
        degrees, minutes, seconds = (float(part) for part in value)  # type: ignore[attr-defined]
        found = degrees + minutes / 60 + seconds / 3600
    except (TypeError, ValueError, ZeroDivisionError):
        return None
    if not 0 <= found <= most:
        return None
    sign = -1 if str(side).strip("\0 ").upper() in ("S", "W") else 1
    return Decimal(f"{sign * found:.6f}")


def perceptual_hash(image: Image.Image) -> str:
    """64-bit difference hash: is each pixel of a 9×8 grey picture brighter than its right neighbour. 16 hex digits."""
    grey = upright(image).convert("L").resize((9, 8), Image.Resampling.LANCZOS)
    pixels = grey.tobytes()
    bits = 0
    for row in range(8):
        for column in range(8):
            bits = bits << 1 | (pixels[row * 9 + column] > pixels[row * 9 + column + 1])
    return f"{bits:016x}"


def distance(one: str, other: str) -> int:
    """How many of the 64 bits differ."""
    return (int(one, 16) ^ int(other, 16)).bit_count()


def stripped(image: Image.Image) -> bytes:
    """The picture drawn anew as JPEG, upright, at most 2000 pixels a side, without any of its tags."""
    turned = upright(image)
    turned.thumbnail((COPY_SIDE, COPY_SIDE), Image.Resampling.LANCZOS)
    clean = Image.new("RGB", turned.size)
    clean.paste(turned)
    stream = io.BytesIO()
    clean.save(stream, "JPEG", quality=85)
    return stream.getvalue()


def open_picture(data: bytes) -> Image.Image:
    """The picture, read whole. Raises InputFault for what is none, or is larger than any camera makes."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            image = Image.open(io.BytesIO(data), formats=["JPEG", "PNG", "WEBP"])
            if image.width * image.height > MAX_PIXELS:
                raise InputFault("evidence.too_many_pixels")
            image.load()
        except (UnidentifiedImageError, Image.DecompressionBombError, *_DAMAGED):
            raise InputFault("evidence.no_picture") from None
    return image


def _remarks(
    placement: Placement, moment: str, taken: datetime | None, place: Decimal | None, size: int, used: str
) -> list[str]:
    """What a photo leaves open, in words. Nothing here stops it: people look and decide."""
    found = []
    claimed = placement.posted_on if moment == PlacementPhoto.Moment.POSTED else placement.taken_down_on
    if taken is None:
        found.append("照片里没有拍摄时间。")
    elif claimed is not None and abs(timezone.localdate(taken) - claimed) > timedelta(days=1):
        found.append(f"拍摄时间是{timezone.localdate(taken)}，和登记的{claimed}差一天以上。")
    if place is None:
        found.append("照片里没有拍摄地点。")
    if size < SMALL_SIDE:
        found.append("照片太小，看不清内容。")
    if used:
        found.append(f"这张照片和“{used}”用过的一样。")
    return found


def _used_before(digest: str, perceptual: str) -> str:
    """Where the same picture was used; empty for nowhere. The newest five thousand are compared by look."""
    same = PlacementPhoto.objects.filter(sha256=digest).select_related("placement__record").first()
    if same is None:
        recent = PlacementPhoto.objects.order_by("-id").values_list("id", "perceptual")[:COMPARED]
        alike = next((pk for pk, other in recent if distance(perceptual, other) <= NEAR_DUPLICATE), None)
        if alike is None:
            return ""
        same = PlacementPhoto.objects.select_related("placement__record").get(pk=alike)
    return f"{same.placement.label} {same.placement.record.title}"


def add_photo(
    *, placement: Placement, stream: IO[bytes], name: str, moment: str, actor: User
) -> PlacementPhoto:
    """Keep a photo of a posting: the original restricted, a clean copy beside it, remarks for the one who checks."""
    require_role(actor, placement.agency_id, POSTERS)
    if placement.state == PlacementState.PLANNED:
        raise InputFault("evidence.not_posted")
    data = stream.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise InputFault("evidence.too_large", megabytes=LARGEST // 1024 // 1024)
    image = open_picture(data)
    taken, latitude, longitude = read_facts(image)
    digest, perceptual = hashlib.sha256(data).hexdigest(), perceptual_hash(image)
    used = _used_before(digest, perceptual)
    agency = placement.record.agency
    facts: dict[str, Any] = {
        "subject_kind": "placement",
        "subject_id": placement.pk,
        "purpose": Purpose.PHOTO,
    }
    original = store_file(
        agency=agency, actor=actor, stream=io.BytesIO(data), name=name, access=FileAccess.RESTRICTED, **facts
    )
    copy = store_file(
        agency=agency,
        actor=actor,
        stream=io.BytesIO(stripped(image)),
        name="张贴照片.jpg",
        access=FileAccess.INTERNAL,
        derived_from=original,
        derivation=Derivation.STRIPPED,
        **facts,
    )
    return _keep(
        placement,
        actor,
        original=original,
        copy=copy,
        moment=PlacementPhoto.Moment(moment),
        sha256=digest,
        perceptual=perceptual,
        taken_at=taken,
        latitude=latitude,
        longitude=longitude,
        remarks=_remarks(placement, moment, taken, latitude, min(image.size), used),
    )


@transaction.atomic
def _keep(placement: Placement, actor: User, **values: object) -> PlacementPhoto:
    kept: PlacementPhoto = PlacementPhoto.objects.create(
        agency_id=placement.agency_id, placement=placement, added_by=actor.full_name, **values
    )
    audit(
        agency_id=placement.agency_id,
        actor=actor,
        act="placement.photo",
        subject_kind="record",
        subject_id=placement.record_id,
        title=placement.record.title,
        channel=placement.label,
        remarks="".join(kept.remarks),
    )
    return kept
