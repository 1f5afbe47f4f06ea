"""An agency's own Word template: the usual text adapted, fields checked, nothing that acts or fetches."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import docx
import pytest
from django.core.exceptions import PermissionDenied

from gongkai.letters import queries, services
from gongkai.letters.checking import check_letter, with_remedy
from gongkai.letters.kind import LetterKind
from gongkai.letters.kinds import all_kinds, letter_kind
from gongkai.letters.sample import sample_sender
from gongkai.letters.templates_own import blank_template, check_template, fill_template, lines_of
from gongkai.letters.wording import letter_lines
from gongkai_law.errors import InputFault

DAY = date(2026, 3, 18)
SENDER = sample_sender()
KINDS = [pytest.param(kind, id=kind.id) for kind in all_kinds()]


def docx_of(*paragraphs: str) -> bytes:
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def with_part(data: bytes, name: str, content: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for each in old.namelist():
            if each != name:
                new.writestr(each, old.read(each))
        new.writestr(name, content)
    return stream.getvalue()


def in_part(data: bytes, name: str, before: str, after: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        text = archive.read(name).decode()
    assert before in text
    return with_part(data, name, text.replace(before, after, 1))


@pytest.mark.parametrize("kind", KINDS)
def test_the_usual_text_as_a_template_says_what_the_letter_says(kind: LetterKind):
    blank = blank_template(kind, SENDER, on=DAY)
    reading = check_template(blank, kind)
    assert not reading.missing and not reading.unknown
    facts = with_remedy(kind.id, kind.sample, SENDER, DAY)
    filled = fill_template(blank, kind, facts, SENDER)
    to = str(facts["addressee"])
    lines = lines_of(filled, head=SENDER.name, title=kind.law.title, addressee=to)
    usual = [line.rstrip(" |　") for line in letter_lines(kind.id, facts, SENDER)]
    body = usual[: next((n for n, line in enumerate(usual) if line.startswith("===")), len(usual))]
    assert [line.rstrip(" |　") for line in lines][: len(body)] == body
    if not any(line.startswith("=== ") for line in usual):
        assert check_letter(kind.id, facts, SENDER, on=DAY, lines=lines) == []


def test_a_text_of_ones_own_is_filled_and_checked():
    kind = letter_kind("extension")
    own = docx_of(
        "{{ 文书名称 }}", "{{ 文号 }}", "{{ 收件人 }}：",
        "关于您{{ 收到申请之日 }}提出的第{{ 申请登记号 }}号申请（“{{ 申请的内容 }}”）{% if 收到补正之日 %}，{{ 收到补正之日 }}补正{% endif %}，",
        "因{{ 延长的理由 }}，依照{{ 法律依据 }}，经{{ 同意的负责人 }}同意，延长到{{ 新的答复期限 }}。{{ 处理结论 }}",
        "{{ 机关名称 }}", "{{ 文书日期 }}", "（{{ 联系人和电话 }}）",
    )  # fmt: skip
    check_template(own, kind)
    lines = lines_of(
        fill_template(own, kind, kind.sample, SENDER),
        head=SENDER.name,
        title=kind.law.title,
        addressee="刘敏",
    )
    assert lines[0] == "刘敏：" and "延长到2026年4月28日" in lines[2] and lines[-1].endswith("延长答复期限。")
    assert check_letter("extension", kind.sample, SENDER, on=DAY, lines=lines) == []


WRONG = [
    pytest.param("letters.template_missing", lambda good: docx_of("{{ 收件人 }}：", "延期。"), id="fields of the kind are missing"),
    pytest.param("letters.template_unknown", lambda good: in_part(good, "word/document.xml", "延长后的", "{{ 应缴金额 }}"), id="a field of another kind"),
    pytest.param("letters.template_syntax", lambda good: docx_of("{{ ''.__class__ }}"), id="an attribute of Python"),
    pytest.param("letters.template_syntax", lambda good: docx_of("{{ asked.format() }}"), id="a call"),
    pytest.param("letters.template_syntax", lambda good: docx_of("{{ asked|upper }}"), id="a filter"),
    pytest.param("letters.template_syntax", lambda good: docx_of("{% include 'x' %}"), id="an inclusion"),
    pytest.param("letters.template_syntax", lambda good: docx_of("{{ asked"), id="an open brace"),
    pytest.param("letters.template_syntax", lambda good: docx_of("{% set x = 1 %}"), id="an assignment"),
    pytest.param("letters.template_active", lambda good: with_part(good, "word/vbaProject.bin", "x"), id="a macro"),
    pytest.param("letters.template_active", lambda good: with_part(good, "word/embeddings/o.bin", "x"), id="an embedded object"),
    pytest.param(
        "letters.template_active",
        lambda good: in_part(good, "word/_rels/document.xml.rels", "</Relationships>", '<Relationship Id="r9" Type="http://x/attachedTemplate" Target="http://x/t.dotm" TargetMode="External"/></Relationships>'),
        id="a template fetched from elsewhere",
    ),
    pytest.param(
        "letters.template_active",
        lambda good: in_part(good, "word/document.xml", "<w:body>", '<w:body><w:p><w:r><w:instrText>DDEAUTO c:\\\\x</w:instrText></w:r></w:p>'),
        id="a field that runs",
    ),
    pytest.param("letters.template_active", lambda good: in_part(good, "word/document.xml", "<w:document", '<!DOCTYPE x [<!ENTITY a "b">]><w:document'), id="an entity"),
    pytest.param("file.broken", lambda good: b"no zip at all", id="no docx at all"),
    pytest.param("file.encrypted", lambda good: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 600, id="a locked or old file"),
    pytest.param("letters.template_no_docx", lambda good: with_part(good, "word/document.xml", "<broken"), id="a docx that is broken inside"),
]  # fmt: skip


@pytest.mark.parametrize(("key", "make"), WRONG)
def test_a_wrong_template_is_refused(key: str, make):
    kind = letter_kind("extension")
    with pytest.raises(InputFault) as refused:
        check_template(make(blank_template(kind, SENDER, on=DAY)), kind)
    assert refused.value.key == key


def test_what_stands_in_a_value_is_only_text():
    kind = letter_kind("grant")
    facts = {**kind.sample, "asked": "公开{{ 7*7 }}<w:p/>&A村", "done": "{% if 1 %}"}
    text = "".join(
        lines_of(
            fill_template(blank_template(kind, SENDER, on=DAY), kind, facts, SENDER),
            head=SENDER.name, title=kind.law.title, addressee="刘敏",
        )
    )  # fmt: skip
    assert "公开{{ 7*7 }}<w:p/>&A村" in text and "49" not in text


# --- kept by the agency -------------------------------------------------------------------------------------------------


def good(kind: str = "extension") -> bytes:
    return blank_template(letter_kind(kind), SENDER, on=DAY)


def test_a_template_is_kept_by_version_and_can_be_retired(office):
    first = services.upload_template(kind="extension", data=good(), name="延期.docx", actor=office.sun)
    other = in_part(good(), "word/document.xml", "延长后的", "延长以后的")
    second = services.upload_template(kind="extension", data=other, name="延期2.docx", actor=office.sun)
    assert (first.version, second.version) == (1, 2)
    assert queries.active_template("extension") == second
    assert queries.template_data(second) == other
    services.retire_template(kind="extension", actor=office.sun)
    assert queries.active_template("extension") is None and len(queries.template_versions("extension")) == 2
    with pytest.raises(InputFault):
        services.retire_template(kind="extension", actor=office.sun)


@pytest.mark.parametrize("who", ["wang", "li", "zhao", "zhou"])
def test_only_the_head_of_the_office_decides_how_letters_read(office, who):
    with pytest.raises(PermissionDenied):
        services.upload_template(kind="extension", data=good(), name="x.docx", actor=getattr(office, who))
    with pytest.raises(PermissionDenied):
        services.set_sentence(key="opinion_term", words="x", actor=getattr(office, who))


def test_a_refused_template_leaves_nothing(office):
    with pytest.raises(InputFault):
        services.upload_template(kind="extension", data=docx_of("空"), name="x.docx", actor=office.sun)
    assert queries.template_versions("extension") == []


def test_own_sentences_and_channels_reach_the_letters(office):
    services.set_sentence(key="correction_consequence", words="逾期不补正的，不再办理。", actor=office.sun)
    services.set_channels(
        online_url="https://fuyi.example.gov.cn/", complaint_body="云和县政务公开办", actor=office.sun
    )
    sender = queries.sender_of(office.agency)
    assert sender.own_words == {"correction_consequence": "逾期不补正的，不再办理。"}
    assert (
        sender.forum.online_url == "https://fuyi.example.gov.cn/"
        and sender.forum.complaint_body == "云和县政务公开办"
    )
    assert sender.contact == "联系人：青石镇党政综合办公室，电话：0000-0000000"
    services.set_sentence(key="correction_consequence", words="", actor=office.sun)
    assert queries.own_sentences() == {}
    with pytest.raises(InputFault):
        services.set_sentence(key="opinion_term", words="【请填】", actor=office.sun)
