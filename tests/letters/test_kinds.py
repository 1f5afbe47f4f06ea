"""All 27 kinds: a folder each, a sample that may be signed, and a letter that reads back with everything in it."""

from __future__ import annotations

import io
from datetime import date

import docx
import pypdfium2
import pytest

from gongkai.letters.checking import check_letter, sentence_of, with_remedy
from gongkai.letters.kind import LetterKind
from gongkai.letters.kinds import all_kinds, letter_kind
from gongkai.letters.pdf import unprintable
from gongkai.letters.printing import MARK, printed
from gongkai.letters.render import RenderedLetter, sample_letter
from gongkai.letters.sample import sample_sender
from gongkai_law.casework.letters import all_letters, required_elements
from gongkai_law.errors import InputFault

DAY = date(2026, 3, 18)
SCALE = 2  # pixels a point
KINDS = [pytest.param(kind, id=kind.id) for kind in all_kinds()]
# Said in the look of the letter, not in its words.
NOT_WORDS = {"seal_place"}


def squeezed(text: str) -> str:
    return "".join(text.split())


def pdf_pages(data: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(data)
    return [page.get_textpage().get_text_bounded() for page in document]


def docx_text(data: bytes) -> str:
    document = docx.Document(io.BytesIO(data))
    section = document.sections[0]
    parts = [p.text for p in section.first_page_header.paragraphs]
    for element in document.element.body.iter():
        if element.tag.endswith("}t"):
            parts.append(element.text or "")
    return "".join(parts)


def sampled(kind: LetterKind) -> RenderedLetter:
    return sample_letter(kind, on=DAY)


def test_every_kind_of_the_law_has_its_folder():
    assert [kind.id for kind in all_kinds()] == [each.id for each in all_letters()]
    with pytest.raises(InputFault):
        letter_kind("nothing")


@pytest.mark.parametrize("kind", KINDS)
def test_the_sample_may_be_signed_as_it_stands(kind: LetterKind):
    sender = sample_sender()
    facts = with_remedy(kind.id, kind.sample, sender, DAY)
    problems = check_letter(kind.id, facts, sender, on=DAY, before_signing=False)
    assert not [sentence_of(problem) for problem in problems]


@pytest.mark.parametrize("kind", KINDS)
def test_pdf_docx_and_html_say_every_required_element(kind: LetterKind):
    sender, made = sample_sender(), sampled(kind)
    facts = {
        **with_remedy(kind.id, kind.sample, sender, DAY),
        "agency_name": sender.name,
        "letter_title": kind.law.title,
        "contact": sender.contact,
    }
    papers = [
        squeezed("".join(pdf_pages(made.pdf))).replace("—2—", "").replace("—3—", ""),
        squeezed(docx_text(made.docx)),
        squeezed(made.html.decode()),
    ]
    for need in required_elements(kind.id):
        given = [printed(facts[each.id], each) for each in need.any_of if facts.get(each.id)]
        for value in given:
            for text in value if isinstance(value, list) else [value]:
                if isinstance(text, dict):
                    words = text["where"]
                else:
                    words = str(text).rstrip("。") if need.id == "asked" else str(text)
                if need.id in NOT_WORDS:
                    continue
                assert all(squeezed(words) in paper for paper in papers), (need.id, words)
    assert not any(MARK in paper for paper in papers)


@pytest.mark.parametrize("kind", KINDS)
def test_a_letter_looks_as_the_standard_says(kind: LetterKind):
    """Red rules where 信函格式 has them and red nowhere else: no painted seal; page one bears no number."""
    document = pypdfium2.PdfDocument(sampled(kind).pdf)
    first = document[0].render(scale=SCALE).to_pil().convert("RGB")
    mm = first.height / 297
    red = _rows_with_red(first)
    assert min(red) >= 29 * mm, "the name's top edge is 30 mm from the page's"
    bottom = [row for row in red if row > 200 * mm]
    assert bottom and abs(max(bottom) - 277 * mm) <= mm, "the lower rule is 20 mm above the page's edge"
    upper = [row for row in red if row < 60 * mm]
    assert set(red) == set(upper) | set(bottom), "red stands in the head and the rules alone"
    pages = pdf_pages(sampled(kind).pdf)
    assert "— 1 —" not in pages[0]
    assert all(f"— {number} —" in page for number, page in enumerate(pages[1:], 2))
    for page in list(document)[1:]:
        assert not _rows_with_red(page.render(scale=SCALE).to_pil().convert("RGB"))


def _rows_with_red(picture) -> list[int]:
    width, height = picture.size
    data = picture.tobytes()
    rows = []
    for y in range(height):
        line = data[y * width * 3 : (y + 1) * width * 3]
        if any(line[x] > 180 and line[x + 1] < 90 and line[x + 2] < 90 for x in range(0, len(line), 9)):
            rows.append(y)
    return rows


@pytest.mark.parametrize("kind", KINDS)
def test_every_character_has_a_glyph_and_no_page_is_left_to_the_signature(kind: LetterKind):
    made = sampled(kind)
    assert unprintable(made.paper) == ""
    for page in pdf_pages(made.pdf)[1:]:
        before = squeezed(page).split(squeezed(made.paper.head))[0]
        assert before or "意见回执" in page, "a page with a signature has text of the letter too"


@pytest.mark.parametrize("kind", [pytest.param(k, id=k.id) for k in all_kinds() if k.law.frame == "answer"])
def test_an_answer_says_who_asked_what_and_when_in_its_first_paragraph(kind: LetterKind):
    made = sampled(kind)
    assert made.paper.addressee == "刘敏"
    first = made.paper.blocks[0].text
    assert "本机关于2026年" in first and "登记号为2026-000" in first and "“" in first


def test_the_same_letter_gives_the_same_pdf():
    kind = letter_kind("grant")
    assert sampled(kind).pdf == sampled(kind).pdf
