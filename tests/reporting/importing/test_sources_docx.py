"""Word documents: what the paper shows and nothing else, in its order."""

from __future__ import annotations

import io
import re
import zipfile

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from gongkai.reporting.importing.blocks import Line, OpenedFile, Table
from gongkai.reporting.importing.sources import open_report
from gongkai_law.errors import InputFault

DOCX = "年报.docx"


def saved(document) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def with_body(*parts: str, numbering: str = "", styles: str = "") -> bytes:
    """A document whose body is the given XML (namespaces w, mc, wps, v are known)."""
    document = docx.Document()
    body = document.element.body
    for child in list(body)[:-1]:
        body.remove(child)
    known = nsdecls("w") + (
        ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml"'
        ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    )
    for place, part in enumerate(parts):
        body.insert(place, parse_xml(part.replace(">", f" {known}>", 1) if part[-2:] != "/>" else part))
    if numbering:
        root = document.part.numbering_part.element
        for child in list(root):
            root.remove(child)
        for child in parse_xml(f"<w:numbering {known}>{numbering}</w:numbering>"):
            root.append(child)
    if styles:
        document.styles.element.append(parse_xml(styles.replace(">", f" {known}>", 1)))
    return saved(document)


def lines(opened: OpenedFile) -> list[str]:
    return [block.text for block in opened.blocks if isinstance(block, Line)]


def grid(opened: OpenedFile) -> list[list[tuple[str, int, int]]]:
    table = next(block for block in opened.blocks if isinstance(block, Table))
    return [[(cell.text, cell.colspan, cell.rowspan) for cell in row] for row in table.rows]


def paragraph(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


@pytest.mark.parametrize(
    ("xml", "wanted", "told"),
    [
        pytest.param(
            "<w:p><w:r><w:t>见</w:t><w:tab/><w:t>一</w:t><w:br/><w:t>二</w:t><w:noBreakHyphen/></w:r></w:p>",
            ["见\t一", "二-"],
            0,
            id="tabs, breaks and hyphens inside a run",
        ),
        pytest.param(
            "<w:p><w:r><w:t>收到</w:t></w:r><w:del><w:r><w:delText>5</w:delText></w:r></w:del>"
            "<w:ins><w:r><w:t>6</w:t></w:r></w:ins><w:r><w:t>件</w:t></w:r></w:p>",
            ["收到6件"],
            1,
            id="tracked deletions out, insertions in",
        ),
        pytest.param(
            "<w:p><w:moveFrom><w:r><w:t>旧</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>新</w:t></w:r></w:moveTo></w:p>",
            ["新"],
            1,
            id="moved text only where it went",
        ),
        pytest.param(
            "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>模板</w:t></w:r><w:r><w:t>正文</w:t></w:r></w:p>",
            ["正文"],
            1,
            id="hidden runs",
        ),
        pytest.param(
            "<w:sdt><w:sdtPr/><w:sdtContent><w:p><w:r><w:t>控件</w:t></w:r></w:p></w:sdtContent></w:sdt>",
            ["控件"],
            0,
            id="content controls",
        ),
        pytest.param(
            '<w:p><w:fldSimple w:instr="DATE"><w:r><w:t>2023</w:t></w:r></w:fldSimple><w:r><w:instrText>PAGE</w:instrText>'
            "</w:r><w:hyperlink><w:r><w:t>年</w:t></w:r></w:hyperlink></w:p>",
            ["2023年"],
            0,
            id="results of fields and links, not their commands",
        ),
        pytest.param(
            "<w:p><w:r><w:t>主</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>"
            "<w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent></wps:txbx></w:drawing></mc:Choice>"
            "<mc:Fallback><w:pict><v:textbox><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent>"
            "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>",
            ["主", "框"],
            0,
            id="a text box once, behind its paragraph",
        ),
    ],
)
def test_what_the_paper_shows(xml: str, wanted: list[str], told: int):
    opened = open_report(with_body(xml), DOCX)
    assert lines(opened) == wanted and len(opened.notes) == told


LEVELS = (
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/>'
    '<w:lvlText w:val="%1、"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%2."/></w:lvl></w:abstractNum><w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0">'
    '<w:numFmt w:val="bullet"/><w:lvlText w:val="●"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="1"><w:startOverride w:val="4"/>'
    "</w:lvlOverride></w:num>"
)


def numbered(text: str, number: int, level: int = 0) -> str:
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def test_numbers_that_word_counts_are_written_out():
    data = with_body(
        numbered("总体情况", 1),
        numbered("属于国家秘密", 1, 1),
        numbered("其他", 1, 1),
        numbered("主动公开政府信息情况", 1),
        numbered("属于国家秘密", 1, 1),
        numbered("第四", 3, 1),
        numbered("项目", 2),
        numbered("", 1),
        numbered("收到", 1),
        numbering=LEVELS,
    )
    assert lines(open_report(data, DOCX)) == [
        "一、总体情况",
        "1.属于国家秘密",
        "2.其他",
        "二、主动公开政府信息情况",
        "1.属于国家秘密",
        "4.第四",
        "项目",
        "",
        "三、收到",
    ]


def test_numbers_that_come_with_a_style():
    style = (
        '<w:style w:type="paragraph" w:styleId="Chapter"><w:basedOn w:val="Chapter"/><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    data = with_body(
        paragraph("总体情况", '<w:pStyle w:val="Chapter"/>'),
        paragraph("没有号", '<w:pStyle w:val="Chapter"/><w:numPr><w:numId w:val="0"/></w:numPr>'),
        numbering=LEVELS,
        styles=style,
    )
    assert lines(open_report(data, DOCX)) == ["一、总体情况", "没有号"]


def cell(text: str, properties: str = "", inner: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}<w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"


def test_merged_cells_of_a_table():
    table = (
        "<w:tbl><w:tr>"
        + cell("结果", '<w:vMerge w:val="restart"/>')
        + cell("予以公开", '<w:gridSpan w:val="2"/>')
        + cell("5")
        + "</w:tr><w:tr>"
        + cell("", "<w:vMerge/>")
        + cell("不予公开", '<w:vMerge w:val="restart"/>')
        + cell("1.属于国家秘密")
        + cell("0")
        + "</w:tr><w:tr>"
        + cell("", "<w:vMerge/>")
        + cell("", '<w:vMerge w:val="continue"/>')
        + cell("2.其他")
        + cell("")
        + '</w:tr><w:tr><w:trPr><w:gridBefore w:val="2"/></w:trPr>'
        + cell("总计")
        + cell("5")
        + "</w:tr></w:tbl>"
    )
    assert grid(open_report(with_body(table), DOCX)) == [
        [("结果", 1, 3), ("予以公开", 2, 1), ("5", 1, 1)],
        [("不予公开", 1, 2), ("1.属于国家秘密", 1, 1), ("0", 1, 1)],
        [("2.其他", 1, 1), ("", 1, 1)],
        [("", 2, 1), ("总计", 1, 1), ("5", 1, 1)],
    ]


def test_a_deleted_row_is_left_out_and_an_inserted_one_kept():
    table = (
        "<w:tbl><w:tr><w:trPr><w:del/></w:trPr>" + cell("旧") + cell("1") + "</w:tr><w:tr><w:trPr><w:ins/></w:trPr>"
        + cell("新") + cell("2") + "</w:tr></w:tbl>"
    )  # fmt: skip
    opened = open_report(with_body(table), DOCX)
    assert grid(opened) == [[("新", 1, 1), ("2", 1, 1)]] and "修订" in opened.notes[0]


def test_a_table_inside_a_cell_stands_on_its_own():
    inner = "<w:tbl><w:tr>" + cell("规章") + cell("0") + "</w:tr></w:tbl>"
    outer = "<w:tbl><w:tr>" + cell("尾", inner=inner) + cell("右") + "</w:tr></w:tbl>"
    opened = open_report(with_body(outer), DOCX)
    assert grid(opened) == [[("规章", 1, 1), ("0", 1, 1)]] and lines(opened) == ["尾", "右"]


def test_rows_and_cells_inside_content_controls():
    table = (
        "<w:tbl><w:sdt><w:sdtContent><w:tr>" + cell("规章") + "<w:sdt><w:sdtContent>" + cell("0")
        + "</w:sdtContent></w:sdt></w:tr></w:sdtContent></w:sdt></w:tbl>"
    )  # fmt: skip
    assert grid(open_report(with_body(table), DOCX)) == [[("规章", 1, 1), ("0", 1, 1)]]


def repacked(data: bytes, change) -> bytes:
    """The same container with each part passed through `change(name, content)`; None drops it."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            content = change(name, old.read(name))
            if content is not None:
                new.writestr(name, content)
    return out.getvalue()


def test_the_strict_dialect_reads_the_same():
    data = with_body(paragraph("一、总体情况"))
    usual = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    strict = repacked(
        data, lambda _, c: c.replace(usual, b"http://purl.oclc.org/ooxml/wordprocessingml/main")
    )
    assert strict != data and lines(open_report(strict, DOCX)) == ["一、总体情况"]


def test_a_document_called_txt_is_read_as_what_it_is():
    opened = open_report(with_body(paragraph("一、总体情况")), "年报.txt")
    assert opened.kind == "docx" and "docx" in opened.notes[0]


def test_the_properties_title_is_only_a_title():
    document = docx.Document()
    document.core_properties.title = "青山县2020年政府信息公开工作年度报告"
    document.add_paragraph("一、总体情况")
    opened = open_report(saved(document), DOCX)
    assert opened.title.startswith("青山县") and lines(opened) == ["一、总体情况"]


def entity_bomb(name: str, content: bytes) -> bytes:
    if name != "word/document.xml":
        return content
    bomb = b'<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;">]>'
    return re.sub(rb"(<\?xml[^>]*>)", rb"\1" + bomb, content, count=1)


@pytest.mark.parametrize(
    ("change", "key"),
    [
        pytest.param(entity_bomb, "importing.xml_unsafe", id="entities in the XML"),
        pytest.param(lambda n, c: c[:-9] if n == "word/document.xml" else c, "file.broken", id="XML cut off"),
    ],
)
def test_broken_parts_are_refused(change, key: str):
    with pytest.raises(InputFault) as fault:
        open_report(repacked(with_body(paragraph("一、总体情况")), change), DOCX)
    assert fault.value.key == key


def test_nesting_beyond_sense_is_refused():
    xml = "<w:p>" + "<w:smartTag>" * 200 + "</w:smartTag>" * 200 + "</w:p>"
    with pytest.raises(InputFault):
        open_report(with_body(xml), DOCX)


def test_runs_have_the_qualified_names_the_reader_expects():
    # the reader spells Word's namespace itself; python-docx knows it too
    from gongkai.reporting.importing.sources.kinds.docx.numbering import W

    assert qn("w:p") == f"{W}p"
