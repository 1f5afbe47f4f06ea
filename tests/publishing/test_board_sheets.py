"""Sheets for boards, scripts for broadcasts, exports for others' sites: from the public version, and nothing else."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.agencies.services import add_unit
from gongkai.publishing import placing
from gongkai.publishing.boards.blocks import Paragraph, Table, blocks_of
from gongkai.publishing.boards.sheet import Sheet, qr_svg, render_sheet
from gongkai.publishing.boards.sheets import sheet_of
from gongkai.publishing.channels.broadcast.script import script_of
from gongkai.publishing.channels.broadcast.spoken import spoken, whole_number
from gongkai.publishing.channels.village_board.standard import board_standard
from gongkai.publishing.exports import export_of
from gongkai_law.errors import Fault, LawFault
from tests.publishing.making import draft, published

ADDRESS = "https://www.example.gov.cn/qingshi/records/1/"


def table(rows: int) -> str:
    body = "".join(f"<tr><td>{n}</td><td>张*三</td><td>{n * 10}元</td></tr>" for n in range(rows))
    return f"<table><tr><th>序号</th><th>姓名</th><th>金额</th></tr>{body}</table>"


def text_of(data: bytes) -> list[str]:
    pdf = pypdfium2.PdfDocument(data)
    return [page.get_textpage().get_text_range().replace("\r\n", "") for page in pdf]


def sheet(body: str, **values) -> Sheet:
    given = {
        "board": "村务公开", "agency": "青石镇东村", "zone": "财务公开", "title": "东村第一季度低保名单公示", "number": "",
        "publisher": "青石镇人民政府", "posted": date(2020, 4, 15), "until": date(2020, 4, 22), "phone": "0000-0000000",
        "serial": "GK2020-00001", "address": ADDRESS, "signatures": ("村务监督委员会主任", "经办人"),
        "blocks": blocks_of(body), "formed": date(2020, 4, 13),
    }  # fmt: skip
    return Sheet(**{**given, **values})


@pytest.mark.parametrize(("paper", "size"), [("a3", (842, 1191)), ("a4", (595, 842))])
def test_a_sheet_has_its_title_block_term_signatures_telephone_and_serial(paper, size):
    data = render_sheet(sheet("<p>现将名单公示如下。</p>" + table(4)), paper)
    pdf = pypdfium2.PdfDocument(data)
    assert tuple(round(side) for side in pdf[0].get_size()) == size
    (page,) = text_of(data)
    plain = page.replace(" ", "")
    for words in ("村务公开", "青石镇东村", "财务公开", "东村第一季度低保名单公示", "2020年4月15日至2020年4月22日",
                  "0000-0000000", "GK2020-00001", "村务监督委员会主任", "现将名单公示如下", "张*三", "扫码看原文"):  # fmt: skip
        assert words in plain, words
    assert render_sheet(sheet("<p>现将名单公示如下。</p>" + table(4)), paper) == data


def test_a_long_list_goes_over_several_sheets_each_with_head_serial_and_number():
    pages = text_of(render_sheet(sheet(table(90)), "a3"))
    assert len(pages) >= 3
    for number, page in enumerate(pages, 1):
        plain = page.replace(" ", "")
        assert f"第{number}张，共{len(pages)}张" in plain and "GK2020-00001" in plain and "姓名" in plain
    assert "890元" in pages[-1].replace(" ", "")


def test_words_for_the_setter_are_words_on_the_sheet():
    (page,) = text_of(
        render_sheet(sheet("<p>#eval(1) $x$ *粗* \\ @a &lt;b&gt;</p>", title="#strong[标题]"), "a4")
    )
    assert "#eval(1)" in page and "#strong[标题]" in page.replace(" ", "")


def test_the_code_holds_the_address():
    assert qr_svg(ADDRESS).startswith("<svg")
    assert qr_svg(ADDRESS) != qr_svg(ADDRESS + "x")


def test_a_sheet_is_made_from_the_public_version_not_from_the_working_copy(office):
    east = add_unit(agency=office.agency, name="东村", is_village=True)
    record, _ = published(office, title="公开的标题", body="<p>公开的内容。</p>")
    plan = placing.plan_placement(record=record, channel="village_board", actor=office.wang, unit=east)
    record.title = "还没审的标题"
    record.save()
    plan.refresh_from_db()
    made = sheet_of(plan, address=ADDRESS)
    assert (made.title, made.board, made.agency) == ("公开的标题", "村务公开", "青石镇东村")
    assert made.signatures == board_standard().signatures
    assert made.blocks == [Paragraph("公开的内容。")]


def test_a_draft_has_no_sheet_and_no_export(office):
    for channel, make in (("notice_board", sheet_of), ("wechat", export_of), ("county_portal", export_of)):
        plan = placing.plan_placement(record=draft(office, title=channel), channel=channel, actor=office.wang)
        with pytest.raises(LawFault):
            make(plan, address=ADDRESS)


def test_a_wechat_text_carries_its_styles_and_nothing_that_runs(office):
    record, _ = published(
        office, title="<b>标题", body="<p onclick='x()'>内容<script>alert(1)</script></p>" + table(1)
    )
    plan = placing.plan_placement(record=record, channel="wechat", actor=office.wang)
    name, media, data = export_of(plan, address=ADDRESS)
    text = data.decode()
    assert name.endswith(".html") and media.startswith("text/html")
    assert "style=" in text and "&lt;b&gt;标题" in text and ADDRESS in text
    assert "<script" not in text and "onclick" not in text


def test_a_package_for_the_county_has_the_tags_by_their_names(office):
    record, version = published(office, title="关于防火的通知", body="<p>内容</p>")
    plan = placing.plan_placement(record=record, channel="county_portal", actor=office.wang)
    _, media, data = export_of(plan, address=ADDRESS)
    assert media == "application/zip"
    archive = zipfile.ZipFile(io.BytesIO(data))
    page, facts = archive.read("article.html").decode(), json.loads(archive.read("article.json"))
    for tag in ("ArticleTitle", "PubDate", "ContentSource", "Keywords", "Author", "Description", "Url"):
        assert f'<meta name="{tag}"' in page
    assert facts["content_hash"] == version.content_hash and facts["index_number"] == record.index_number


def test_a_channel_without_an_export_says_so(office):
    record, _ = published(office)
    with pytest.raises(Fault):
        export_of(placing.plan_placement(record=record, channel="print", actor=office.wang), address=ADDRESS)


def test_blocks_of_html_with_spans_and_of_plain_text():
    body = "开头<p>一<br>二</p><ul><li>甲</li></ul><h3>标题</h3><table><tr><th rowspan=2>名</th><th colspan=2>数</th></tr><tr><th>a</th><th>b</th></tr><tr><td>x</td><td>1</td><td>2</td></tr></table>尾"
    found = blocks_of(body)
    assert found[:5] == [
        Paragraph("开头"),
        Paragraph("一"),
        Paragraph("二"),
        Paragraph("甲"),
        Paragraph("标题", head=True),
    ]
    assert found[5] == Table((("名", "数", "数"), ("名", "a", "b"), ("x", "1", "2")), 2)
    assert found[6] == Paragraph("尾")
    assert blocks_of("一\n\n二") == [Paragraph("一"), Paragraph("二")]


@given(st.text(max_size=200))
def test_blocks_of_anything_never_fail(text):
    blocks_of(text)
    blocks_of(f"<div>{text}</div><table>{text}")


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("共1205元", "共一千二百零五元"),
        ("10户", "十户"),
        ("20000亩", "二万亩"),
        ("100020人", "十万零二十人"),
        ("1000000001元", "十亿零一元"),
        ("12.5%", "百分之十二点五"),
        ("2020年10月5日", "二零二零年十月五日"),
        ("2020-10-05", "二零二零年十月五日"),
        ("2020年", "二零二零年"),
        ("上午8:30", "上午八点三十分"),
        ("14:00开始", "十四点整开始"),
        ("电话13812345678", "电话幺三八幺二三四五六七八"),
        ("请拨打0379-6512345", "请拨打零三七九，六五幺二三四五"),
        ("1,234元", "一千二百三十四元"),
        ("１２户", "十二户"),
        ("0.85元", "零点八五元"),
        ("编号007", "编号零零七"),
    ],
)
def test_numbers_are_written_as_they_are_read_out(written, said):
    assert spoken(written) == said


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "零"), (10, "十"), (101, "一百零一"), (110, "一百一十"), (10_001, "一万零一"), (10_100, "一万零一百"),
     (120_000, "十二万"), (100_000_000, "一亿"), (100_010_000, "一亿零一万"), (1_0000_1000, "一亿零一千")],
)  # fmt: skip
def test_whole_numbers(number, words):
    assert whole_number(number) == words


@given(st.text(max_size=100))
def test_what_is_read_out_has_no_digits_left(text):
    assert not any(char in "0123456789" for char in spoken(text))


def test_a_script_says_where_a_table_hangs_and_how_long_it_takes():
    made = script_of(
        title="关于发放补贴的通知",
        body="<p>每亩补贴120元。4月20日前到村委会登记。</p>" + table(30),
        agency="青石镇人民政府",
    )
    assert "每亩补贴一百二十元。" in made.lines
    assert any("公开栏" in line for line in made.lines) and made.notes
    assert not any("张*三" in line for line in made.lines)
    assert made.seconds == round(made.characters / 3)


def test_a_record_without_text_says_so_in_its_script():
    made = script_of(title="通知", body="", agency="青石镇人民政府")
    assert any("没有正文" in note for note in made.notes)


def test_the_village_standard_is_one_for_all():
    standard = board_standard()
    assert standard.zones == ("党务公开", "村务公开", "财务公开", "便民服务")
    assert len(standard.periods) == 4
