"""Photos as evidence: time and place kept inside, stripped from the copy; a re-used photo is noticed."""

from __future__ import annotations

import io
from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from PIL import Image, ImageDraw

from gongkai.documents.contents import read_stored
from gongkai.documents.models import FileAccess
from gongkai.publishing import evidence, placing
from gongkai_law.errors import InputFault
from tests.publishing.making import published

TODAY = timezone.localdate()


def picture(seed: int = 1, size=(1200, 900)) -> Image.Image:
    image = Image.new("RGB", size, (seed * 37 % 255, 120, 200))
    draw = ImageDraw.Draw(image)
    for step in range(12):
        x, y = (seed * 131 + step * 97) % size[0], (seed * 61 + step * 173) % size[1]
        draw.rectangle((x, y, x + 260, y + 140), fill=(step * 20, seed * 53 % 255, 255 - step * 20))
    return image


def photo(seed: int = 1, *, taken=None, place=True, size=(1200, 900), quality=92) -> io.BytesIO:
    image = picture(seed, size)
    exif = image.getexif()
    exif.get_ifd(0x8769)[0x9003] = (taken or timezone.localtime()).strftime("%Y:%m:%d %H:%M:%S")
    if place:
        exif.get_ifd(0x8825).update({1: "N", 2: (34.0, 25.0, 30.0), 3: "E", 4: (112.0, 30.0, 0.0)})
    stream = io.BytesIO()
    image.save(stream, "JPEG", quality=quality, exif=exif)
    stream.seek(0)
    return stream


@pytest.fixture
def board(office):
    record, _ = published(office)
    plan = placing.plan_placement(record=record, channel="notice_board", actor=office.wang)
    return placing.post_placement(
        placement=plan, posted_on=TODAY, place="门口", until=TODAY + timedelta(days=7), actor=office.wang
    )


def add(office, board, stream=None, name="IMG_0001.jpg", actor=None):
    return evidence.add_photo(
        placement=board, stream=stream or photo(), name=name, moment="posted", actor=actor or office.wang
    )


def test_time_and_place_stay_inside_and_leave_the_copy(office, board):
    kept = add(office, board)
    assert timezone.localdate(kept.taken_at) == TODAY
    assert (kept.latitude, kept.longitude) == (Decimal("34.425000"), Decimal("112.500000"))
    assert kept.remarks == []
    assert kept.original.access == FileAccess.RESTRICTED and kept.copy.derived_from == kept.original
    copy = Image.open(io.BytesIO(read_stored(kept.copy)))
    assert not copy.getexif() and "exif" not in copy.info
    assert b"2020:" not in read_stored(kept.copy)[:2000]
    assert "IMG_0001" not in kept.copy.name


def test_the_same_photo_again_and_one_saved_anew_are_noticed(office, board):
    add(office, board)
    again = add(office, board, photo(), "另一个名字.jpg")
    smaller = add(office, board, photo(size=(1200, 900), quality=40), "压缩.jpg")
    other = add(office, board, photo(seed=5), "新拍.jpg")
    assert any("一样" in remark for remark in again.remarks)
    assert any("一样" in remark for remark in smaller.remarks)
    assert other.remarks == []


@pytest.mark.parametrize(("days", "remarked"), [(0, False), (1, False), (2, True)])
def test_a_time_more_than_a_day_off_is_remarked(office, board, days, remarked):
    kept = add(office, board, photo(taken=timezone.localtime() - timedelta(days=days)))
    assert any("差一天以上" in remark for remark in kept.remarks) is remarked


def test_what_a_photo_does_not_say_is_remarked(office, board):
    stream = io.BytesIO()
    picture(3, (400, 300)).save(stream, "PNG")
    stream.seek(0)
    kept = add(office, board, stream)
    assert len(kept.remarks) == 3


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"hello",
        b"\xff\xd8\xff\xe0broken",
        b"GIF89a" + b"\0" * 50,
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    ],
)
def test_what_is_no_photo_is_refused(office, board, data):
    with pytest.raises(InputFault):
        add(office, board, io.BytesIO(data))


def test_a_picture_of_too_many_pixels_is_refused_before_it_is_unpacked(office, board, monkeypatch):
    monkeypatch.setattr(evidence, "MAX_PIXELS", 1000)
    with pytest.raises(InputFault):
        add(office, board)


def test_a_plan_has_no_photo_and_readers_and_strangers_add_none(office, board):
    plan = placing.plan_placement(record=board.record, channel="village_board", actor=office.wang)
    with pytest.raises(InputFault):
        add(office, plan)
    for actor in (office.li, office.zhou):
        with pytest.raises(PermissionDenied):
            add(office, board, actor=actor)


def test_wrong_tags_count_as_none(office, board):
    image = picture(4)
    exif = image.getexif()
    exif.get_ifd(0x8769)[0x9003] = "2020:13:45 99:00:00"
    exif.get_ifd(0x8825).update({1: "N", 2: (340.0, 25.0, 30.0), 3: "E", 4: (112.0, 30.0, 0.0)})
    stream = io.BytesIO()
    image.save(stream, "JPEG", exif=exif)
    stream.seek(0)
    kept = add(office, board, stream)
    assert kept.taken_at is None and kept.latitude is None


def test_a_damaged_tag_block_says_nothing_and_stops_nothing(office, board):
    whole = photo().getvalue()
    broken = whole.replace(b"MM\x00*", b"Mq\x00*").replace(b"II*\x00", b"Iq*\x00")
    assert broken != whole
    kept = add(office, board, io.BytesIO(broken))
    assert kept.taken_at is None and len(kept.remarks) == 2


def test_a_photo_held_upright_is_kept_upright():
    image = picture(2, (800, 600))
    exif = image.getexif()
    exif[0x0112] = 6
    stream = io.BytesIO()
    image.save(stream, "JPEG", exif=exif)
    copy = Image.open(io.BytesIO(evidence.stripped(evidence.open_picture(stream.getvalue()))))
    assert copy.size == (600, 800)
