"""Blacking out: what is marked is gone from the clean copy (pixels, text, layers, properties), the rest is there."""

from __future__ import annotations

import io
import re

import pypdfium2
import pytest
from django.core.exceptions import PermissionDenied
from PIL import Image, ImageDraw

from gongkai.audit.models import AuditEntry
from gongkai.documents.contents import read_stored
from gongkai.documents.extraction.extract import extract
from gongkai.documents.models import Derivation, FileAccess, Redaction, RedactionMark, StoredFile
from gongkai.documents.redaction import queries, services
from gongkai.documents.redaction.burning import MarkedArea, burn, hiding
from gongkai.documents.redaction.pages import Area, opened
from gongkai.documents.services import store_file
from gongkai_law.errors import InputFault
from tests.documents import files
from tests.screening_numbers import identity

PDF = "application/pdf"
NUMBER = identity()
SOURCE = f'#set page(width: 210mm, height: 297mm)\n#set document(author: "Wang Fang", title: "{NUMBER}")\nid number: {NUMBER}\n\ntel 13800000001 end'


def keep(office, data=None, name="答复材料.pdf", access=FileAccess.INTERNAL):
    return store_file(
        agency=office.agency,
        actor=office.wang,
        stream=io.BytesIO(data or files.pdf(SOURCE)),
        name=name,
        purpose="answer_material",
        access=access,
        subject_kind="reply",
        subject_id="1",
    )


def begun(office, **more):
    return services.begin_redaction(original=keep(office, **more), actor=office.wang)


def all_found(redaction):
    return [area for passage in queries.read_pages(redaction).passages for area in passage.areas]


def burnt(office, **more):
    redaction = begun(office, **more)
    services.add_marks(redaction=redaction, areas=all_found(redaction), basis="personal", actor=office.wang)
    return services.burn_in(redaction=redaction, actor=office.wang)


def pixels(image):
    data = image.tobytes()
    return list(zip(*[iter(data)] * len(image.getbands()), strict=True))


def drawn(data, number=1):
    with opened(data, PDF) as paper:
        return paper.draw(number).image


def test_what_the_screening_finds_is_offered_on_its_page_and_covered(office):
    passages = queries.read_pages(begun(office)).passages
    assert [(each.page, each.label) for each in passages] == [(1, "身份证号"), (1, "手机号")]
    assert NUMBER not in passages[0].shown


def test_nothing_of_the_text_is_left_in_the_clean_copy(office):
    data = read_stored(burnt(office).clean_copy)
    document = pypdfium2.PdfDocument(data)
    assert [document[n].get_textpage().count_chars() for n in range(len(document))] == [0]
    assert {key: value for key, value in document.get_metadata_dict().items() if value} == {}
    assert {each.type for each in document[0].get_objects()} == {3}  # pictures only
    raw = data.decode("latin-1")
    for word in (
        NUMBER,
        "13800000001",
        "Wang",
        "/Font",
        "/OCG",
        "/Metadata",
        "/Info",
        "/Annots",
        "/JavaScript",
        "/AcroForm",
    ):
        assert word not in raw
    assert not [p for p in extract(data, "x.pdf").pieces if p.place != "文件名" and p.text.strip()]


def test_the_marked_place_is_black_and_the_rest_is_as_it_was(office):
    redaction = burnt(office)
    with opened(read_stored(redaction.original), PDF) as paper:
        before = paper.draw(1)
    after = drawn(read_stored(redaction.clean_copy))
    size = before.width * 25.4 / 72, before.height * 25.4 / 72
    for m in redaction.marks.all():
        area = hiding(Area(m.page, m.left, m.top, m.width, m.height), *size)
        left, top, right, bottom = area.pixels(before.image)
        inner = after.crop((left + 6, top + 6, right - 6, bottom - 6)).convert("L")
        assert inner.getextrema()[1] < 24
    rest = (0, after.height // 3, after.width, after.height)
    small = [each.crop(rest).convert("L").resize((40, 40)).tobytes() for each in (before.image, after)]
    assert max(abs(a - b) for a, b in zip(*small, strict=True)) < 12


def test_pictures_below_a_box_are_gone_as_well(office):
    picture = Image.new("RGB", (800, 400), "white")
    ImageDraw.Draw(picture).rectangle((100, 100, 300, 150), fill=(10, 200, 10))
    buffer = io.BytesIO()
    picture.save(buffer, "PNG")
    clean = burn(buffer.getvalue(), "image/png", [MarkedArea(Area(1, 0.1, 0.2, 0.4, 0.3), "1")])
    page = drawn(clean).convert("RGB")
    assert not [1 for r, g, b in pixels(page) if g > 120 and r < 60 and b < 60]
    images = [each for each in pypdfium2.PdfDocument(clean)[0].get_objects() if each.type == 3]
    kept = images[0].get_bitmap().to_pil().convert("RGB")
    assert not [1 for r, g, b in pixels(kept) if g > 120 and r < 60 and b < 60]


def test_the_place_and_the_time_of_a_photo_do_not_come_along():
    clean = burn(files.jpeg("tel 13812345678", with_place=True), "image/jpeg", [])
    assert b"Exif" not in clean and b"13812345678" not in clean


@pytest.mark.parametrize("length", [2.0, 8.0, 14.9])
def test_short_words_of_any_length_get_boxes_of_one_length(length):
    box = hiding(Area(1, 0.2, 0.2, (length - 1.6) / 210 if length > 1.6 else 0.001, 0.01), 210, 297)
    assert round(box.width * 210, 3) == 15.0


def test_a_box_ends_on_the_raster_and_stays_on_the_page():
    box = hiding(Area(1, 0.95, 0.99, 0.05, 0.02), 210, 297)
    assert box.left + box.width <= 1 and box.top + box.height <= 1
    assert round(box.width * 210 / 5, 6) == round(box.width * 210 / 5)


def test_the_copy_for_review_shows_the_page_with_boxes_and_is_restricted(office):
    redaction = burnt(office)
    marked, clean = redaction.marked_copy, redaction.clean_copy
    assert (marked.access, marked.derivation) == (FileAccess.RESTRICTED, Derivation.MARKED)
    assert (clean.access, clean.derivation) == (FileAccess.INTERNAL, Derivation.CLEAN)
    assert (marked.name, clean.name) == ("答复材料（审核件）.pdf", "答复材料（公开件）.pdf")
    assert StoredFile.objects.get(pk=redaction.original_id).access == FileAccess.RESTRICTED
    colours = {pixel[:2] for pixel in pixels(drawn(read_stored(marked)).resize((300, 420)))}
    assert [1 for r, g in colours if r > 200 and 150 < g < 245]


def test_marks_carry_a_basis_and_can_be_taken_back_until_burnt(office):
    redaction = begun(office)
    area = Area(1, 0.1, 0.1, 0.2, 0.05)
    services.add_marks(
        redaction=redaction, areas=[area, area], basis="third_party", actor=office.wang, note="客户名单"
    )
    assert [each.basis for each in queries.marks_of(redaction)][0].startswith("涉及商业秘密")
    services.take_back(redaction=redaction, number=1, actor=office.wang)
    assert [each.number for each in redaction.marks.all()] == [2]
    done = services.burn_in(redaction=redaction, actor=office.wang)
    for act in (
        lambda: services.take_back(redaction=done, number=2, actor=office.wang),
        lambda: services.add_marks(redaction=done, areas=[area], basis="personal", actor=office.wang),
        lambda: services.burn_in(redaction=done, actor=office.wang),
    ):
        with pytest.raises(InputFault) as refused:
            act()
        assert refused.value.key == "redaction.burnt"
    assert RedactionMark.objects.count() == 1


@pytest.mark.parametrize(
    ("areas", "basis", "key"),
    [
        pytest.param([], "personal", "redaction.no_area", id="nothing marked"),
        pytest.param([Area(1, 0.5, 0.5, 0, 0)], "personal", "redaction.no_area", id="a point"),
        pytest.param([Area(1, 2, 2, 1, 1)], "personal", "redaction.no_area", id="beside the page"),
        pytest.param(
            [Area(1, 0.1, 0.1, 0.1, 0.1)], "because", "redaction.basis", id="a basis there is none (条例 13)"
        ),
    ],
)
def test_a_mark_that_is_none_is_refused(office, areas, basis, key):
    with pytest.raises(InputFault) as refused:
        services.add_marks(redaction=begun(office), areas=areas, basis=basis, actor=office.wang)
    assert refused.value.key == key


def test_without_a_mark_or_with_one_on_no_page_nothing_is_burnt(office):
    redaction = begun(office)
    with pytest.raises(InputFault) as refused:
        services.burn_in(redaction=redaction, actor=office.wang)
    assert refused.value.key == "redaction.nothing"
    services.add_marks(
        redaction=redaction, areas=[Area(7, 0.1, 0.1, 0.1, 0.1)], basis="personal", actor=office.wang
    )
    with pytest.raises(InputFault) as refused:
        services.burn_in(redaction=redaction, actor=office.wang)
    assert refused.value.key == "redaction.no_page"


def test_words_are_found_over_blanks_and_line_ends(office):
    redaction = begun(office)
    assert [each.page for each in queries.read_pages(redaction, words="id  number").passages] == [1]
    assert queries.read_pages(redaction, words="nobody").passages == []


def test_a_second_begin_goes_on_with_the_first(office):
    original = keep(office)
    first = services.begin_redaction(original=original, actor=office.wang)
    assert services.begin_redaction(original=original, actor=office.li) == first
    assert Redaction.objects.count() == 1


@pytest.mark.parametrize(
    ("data", "name", "key"),
    [
        pytest.param(b"PK\x03\x04", "a.docx", "redaction.kind", id="a Word file has no pages"),
        pytest.param("文字".encode(), "a.txt", "redaction.kind", id="a text has no pages"),
        pytest.param(b"%PDF-1.7 nonsense", "a.pdf", "file.broken", id="a broken pdf"),
        pytest.param(b"\xff\xd8\xff\xe0 nonsense", "a.jpg", "file.broken", id="a broken picture"),
    ],
)
def test_what_cannot_be_blacked_out_is_said(office, data, name, key):
    with pytest.raises(InputFault) as refused:
        begun(office, data=data, name=name)
    assert refused.value.key == key


def test_the_clean_copies_of_a_subject_are_there_to_be_attached(office):
    redaction = burnt(office)
    assert queries.clean_copies_of("reply", 1) == [redaction.clean_copy]
    assert queries.clean_copies_of("reply", 2) == []


def test_seeing_a_restricted_original_is_noted_once_a_day(office):
    redaction = begun(office, access=FileAccess.RESTRICTED)
    for _ in range(2):
        services.note_seen(redaction=redaction, actor=office.li)
    entries = AuditEntry.objects.filter(act="file.open_restricted")
    assert [(each.actor_name, each.data["reason"]) for each in entries] == [("李明", "涂黑")]


def test_strangers_and_supervisors_black_out_nothing(office):
    redaction = begun(office, access=FileAccess.RESTRICTED)
    for stranger in (office.zhou, office.chen):
        with pytest.raises(PermissionDenied):
            queries.access_redaction(stranger, redaction.pk)
        with pytest.raises(PermissionDenied):
            services.burn_in(redaction=redaction, actor=stranger)


def test_the_same_marks_give_the_same_file():
    data, areas = files.pdf(SOURCE), [MarkedArea(Area(1, 0.1, 0.1, 0.3, 0.02), "1")]
    assert burn(data, PDF, areas) == burn(data, PDF, areas)
    assert re.match(rb"%PDF-1\.4", burn(data, PDF, areas))
