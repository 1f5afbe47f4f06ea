"""Rows found by their labels: torn, wrapped, slipped, missing, interrupted; and which table is where."""

from __future__ import annotations

import dataclasses
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.reporting.importing.blocks import Cell, Line, OpenedFile, Table
from gongkai.reporting.importing.tables import read_tables
from gongkai.reporting.importing.tables.labels import match_label, three_labels, two_labels
from gongkai_law.report.findings import Figures
from gongkai_law.report.form import Form
from tests.report_samples import consistent_figures, zero_figures
from tests.reporting.importing.styles import (
    AFTER,
    BEFORE,
    RUN_TOGETHER,
    SEPARATED,
    Style,
    layout,
    lines,
    one_line,
    pipes,
    real_tables,
    stream_order,
    torn_pipes,
)
from tests.reporting.importing.styles_wild import WILD

FORM = Form.by_id("F2021")
OLDER = Form.by_id("F2019")
STYLES = {**SEPARATED, **WILD}


@pytest.mark.parametrize(
    ("text", "kind", "rows"),
    [
        pytest.param("1.属于国家秘密", "row", ("denied_state_secret",), id="a whole label"),
        pytest.param("一、本年新收政府信息公开申请数量(件)", "row", ("new",), id="a local suffix"),
        pytest.param("7.属于行政执法安卷", "row", ("denied_enforcement_file",), id="a recognition slip"),
        pytest.param(
            "(三)不予公开  1.属于国家秘密", "row", ("denied_state_secret",), id="with its side label"
        ),
        pytest.param(
            "予公开  5.属于三类内部事务信息", "row", ("denied_internal_affairs",), id="with a torn side label"
        ),
        pytest.param("(六)其他处理  3.其他", "row", ("other_misc",), id="其他 under 其他处理"),
        pytest.param(
            "缴纳费用、  行政机关不再处理其政", "fragment", ("other_fee_unpaid",), id="a piece of one label"
        ),
        pytest.param(
            "行政机关不再处理其政",
            "fragment",
            ("other_not_corrected", "other_fee_unpaid"),
            id="a piece of two",
        ),
        pytest.param("(三) 不予公开", "header", (), id="a header names no row"),
        pytest.param("法提供", "any", (), id="a torn side label alone says nothing"),
        pytest.param("", "any", (), id="no label"),
        pytest.param("(三)不予公开 小计", "foreign", (), id="a subtotal the form does not have"),
        pytest.param("商业企业  科研机构  社会公益组织  其他", "foreign", (), id="column heads"),
    ],
)
def test_what_a_label_names(text: str, kind: str, rows: tuple[str, ...]) -> None:
    match = match_label(text, three_labels(FORM))
    assert (match.kind, match.rows) == (kind, rows)


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("规章（设区的市、自治州人民政府应提供相关数据）".replace("（", "(").replace("）", ")"), "rule"),
        ("规范性文件", "normative"),
        ("行政规范性文件(件)", "normative"),
        ("行政许可", "licence"),
    ],
)
def test_what_a_label_of_table_two_names(text: str, row: str) -> None:
    assert match_label(text, two_labels(FORM)).rows == (row,)


@pytest.mark.parametrize("style", {**STYLES, **RUN_TOGETHER}.values(), ids={**STYLES, **RUN_TOGETHER})
@pytest.mark.parametrize("form", [OLDER, FORM], ids=["F2019", "F2021"])
def test_missing_rows_have_no_cells_and_are_named(style: Style, form: Form) -> None:
    gone = {"carry_in", "denied_third_party", "notproc_repeat"}
    shorter = dataclasses.replace(form, t3_rows=tuple(row for row in form.t3_rows if row.id not in gone))
    figures = zero_figures(form)
    read = read_tables(style(shorter, figures, random.Random(1)), year=None)
    kept = {
        cell: figure
        for cell, figure in figures.items()
        if not (cell[:2] == "t3" and cell.split(".")[1] in gone)
    }
    assert read.figures == kept
    assert {f.cells[0].split(".")[1] for f in read.findings} == gone
    assert {f.rule for f in read.findings} == {"structure.missing_row"}


def interrupted(opened: OpenedFile, texts: list[str], rng: random.Random) -> OpenedFile:
    """Lines put in between the rows of table three."""
    made: list = []
    inside = False
    for block in opened.blocks:
        made.append(block)
        text = block.text if isinstance(block, Line) else ""
        inside = (inside or "上年结转政府信息公开申请数量" in text) and "存在的主要" not in text
        if inside and rng.random() < 0.15:
            made.append(Line(rng.choice(texts)))
    return OpenedFile(opened.kind, tuple(made), opened.layout)


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
@pytest.mark.parametrize(
    "texts",
    [
        ["— 5 —", "-4-", "            — 6 —", "第 5 页", "第 5 页 共 8 页"],
        ["（其中修订 16 件）", "（含撤回157件）"],
    ],
    ids=["page numbers", "notes in brackets"],
)
def test_what_stands_between_rows_is_left_aside(style: Style, texts: list[str]) -> None:
    figures = consistent_figures(FORM, 6, largest=40)
    for seed in range(3):
        rng = random.Random(seed)
        assert read_tables(interrupted(style(FORM, figures, rng), texts, rng), year=None).figures == figures


@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_labels_torn_from_their_numbers_keep_their_order(seed: int) -> None:
    for style in (torn_pipes, layout, stream_order):
        figures = consistent_figures(FORM, seed, largest=60)
        assert read_tables(style(FORM, figures, random.Random(seed)), year=None).figures == figures


def test_a_row_of_figures_more_than_labels_leaves_the_torn_ones_open() -> None:
    figures = consistent_figures(FORM, 2, largest=40)
    blocks = list(torn_pipes(FORM, figures, random.Random(2)).blocks)
    place = next(
        i for i, b in enumerate(blocks) if isinstance(b, Line) and "4.无正当理由大量反复申请" in b.text
    )
    blocks.insert(place + 4, Line("| 9 | 9 | 9 | 9 | 9 | 9 | 54 |"))
    read = read_tables(OpenedFile("pdf", tuple(blocks)), year=None)
    wrong = {c for c, v in figures.items() if read.figures.get(c) not in (None, v)}
    assert not wrong
    assert read.figures["t3.notproc_confirm_reissue.total"] is None
    assert any(f.rule == "cell.unreadable" for f in read.findings)


def test_figures_cut_in_two_by_a_narrow_column_are_not_half_read() -> None:
    figures: Figures = {**zero_figures(FORM), "t4.review.upheld": 3226, "t4.review.total": 3226}
    opened = layout(FORM, figures, random.Random(1))
    blocks: list[Line] = []
    for block in opened.blocks:
        assert isinstance(block, Line)
        cut = block.text.startswith("3226")
        blocks.append(Line(block.text.replace("3226", "32  ")) if cut else block)
        blocks += [Line("26                      26")] if cut else []
    read = read_tables(OpenedFile("pdf", tuple(blocks), layout=True), year=None)
    assert {figure for cell, figure in read.figures.items() if cell.startswith("t4")} == {None}
    assert [f.rule for f in read.findings] == ["cell.unreadable"]


def test_a_page_given_out_of_order_gives_no_figures_of_another_row() -> None:
    figures = consistent_figures(FORM, 9, largest=40)
    opened = stream_order(FORM, figures, random.Random(1))
    texts = [block.text for block in opened.blocks if isinstance(block, Line)]
    first = next(i for i, text in enumerate(texts) if text.startswith("1.本机关不掌握"))
    second = next(i for i, text in enumerate(texts) if text.startswith("2.没有现成"))
    whole, cut = texts[first + 1].split(), texts[second + 1].split()
    texts[first + 1], texts[second + 1] = whole[0], " ".join([*cut, *whole[1:]])
    read = read_tables(lines("\n".join(texts)), year=None)
    wrong = {cell for cell, figure in figures.items() if read.figures[cell] not in (None, figure)}
    assert not wrong
    assert read.figures["t3.unable_not_held.total"] is None
    assert read.figures["t3.unable_needs_creation.total"] is None


@pytest.mark.parametrize("mark", ["、", ".", "，", ":", "\n、"], ids=["、", ".", "，", ":", "break"])
def test_the_last_digit_of_a_row_is_not_an_item_number(mark: str) -> None:
    text = f"1.属于国家秘密 3 0 0 0 0 16 19{mark}其中涉及本镇 2.其他法律行政法规禁止公开 0 0 0 0 0 0 0\n3.危及“三安全一稳定” 0 0 0 0 0 0 0"
    read = read_tables(lines(text), year=2023)
    assert read.figures["t3.denied_state_secret.total"] in (19, None)
    assert read.figures["t3.denied_law_prohibited.total"] == 0


def test_subtotals_under_headers_are_not_rows() -> None:
    rows = []
    for entry in FORM.t3_rows:
        values = " | ".join(["9"] * 7 if entry.header else ["0"] * 7)
        rows.append(f"| {entry.label} | {values} |")
    read = read_tables(lines("\n".join(rows)), year=2023)
    assert set(read.figures.values()) == {0}
    assert len(read.figures) == 7 * len(FORM.data_rows)


def test_local_rows_are_not_taken_for_the_forms() -> None:
    figures: Figures = zero_figures(OLDER)
    opened = pipes(OLDER, figures, random.Random(1))
    blocks = []
    for block in opened.blocks:
        blocks.append(block)
        if isinstance(block, Line) and block.text.startswith("| 规范性文件"):
            blocks.append(Line("| 其他主动公开文件 | 56 | 45 | 255 |"))
    assert read_tables(OpenedFile("md", tuple(blocks)), year=None).figures == figures


def test_prose_that_counts_the_same_things_is_not_a_table() -> None:
    read = read_tables(lines(BEFORE + AFTER), year=2022)
    assert read.format is None
    assert read.figures == {}
    assert [f.rule for f in read.findings] == ["structure.missing_table"]
    assert "旧格式" in read.findings[0].message


def test_a_report_without_table_four_says_so() -> None:
    figures = zero_figures(FORM)
    opened = real_tables(FORM, figures, random.Random(1))
    tables = [i for i, block in enumerate(opened.blocks) if isinstance(block, Table)]
    blocks = tuple(block for i, block in enumerate(opened.blocks) if i != tables[2])
    read = read_tables(OpenedFile("html", blocks), year=None)
    assert read.figures == {cell: 0 for cell in figures if not cell.startswith("t4")}
    assert [f.rule for f in read.findings] == ["structure.missing_table"]
    assert "行政复议、行政诉讼情况" in read.findings[0].message


@pytest.mark.parametrize(
    ("year", "hint", "form"),
    [
        (2020, None, "F2019"),
        (2023, None, "F2021"),
        (None, "F2019", "F2019"),
        (1999, None, "F2021"),
        (None, None, "F2021"),
    ],
)
def test_year_and_hint_decide_where_the_tables_do_not(year: int | None, hint: str | None, form: str) -> None:
    text = "一、本年新收政府信息公开申请数量 1 0 0 0 0 0 1\n二、上年结转政府信息公开申请数量 0 0 0 0 0 0 0\n1.属于国家秘密 1 0 0 0 0 0 1"
    assert read_tables(lines(text), year=year, form_hint=hint).format == form


def test_the_tables_own_words_decide_whatever_the_year() -> None:
    read = read_tables(one_line(OLDER, zero_figures(OLDER), random.Random(1)), year=2022, form_hint="F2021")
    assert (read.format, read.formats) == ("F2019", {"t2": "F2019", "t3": "F2019", "t4": "F2019"})


def test_tables_of_two_editions_are_each_read_as_they_are() -> None:
    old, new = zero_figures(OLDER), zero_figures(FORM)
    first = real_tables(OLDER, old, random.Random(1)).blocks
    second = real_tables(FORM, new, random.Random(1)).blocks
    cut_old = next(i for i, b in enumerate(first) if isinstance(b, Table)) + 1
    cut_new = next(i for i, b in enumerate(second) if isinstance(b, Table)) + 1
    read = read_tables(OpenedFile("html", (*first[:cut_old], *second[cut_new:])), year=2022)
    assert read.formats == {"t2": "F2019", "t3": "F2021", "t4": "F2021"}
    assert read.format == "F2021"
    assert "t2.procurement.proc_count" in read.figures
    assert "t3.other_misc.total" in read.figures


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
def test_spans_hold_the_tables_and_no_prose(style: Style) -> None:
    opened = style(FORM, consistent_figures(FORM, 1), random.Random(1))
    read = read_tables(opened, year=None)
    assert [span.table for span in read.spans] == ["t2", "t3", "t4"]
    for before, after in zip(read.spans, read.spans[1:], strict=False):
        assert (before.end.block, before.end.offset) <= (after.start.block, after.start.offset)
    for block_number, block in enumerate(opened.blocks):
        if isinstance(block, Line) and ("主动公开规章 1 件" in block.text or "3 项问题" in block.text):
            prose = block.text.find("主动公开规章 1 件"), block.text.find("3 项问题")
            places = [(block_number, place) for place in prose if place >= 0]
            inside = [
                p
                for p in places
                for s in read.spans
                if (s.start.block, s.start.offset) <= p < (s.end.block, s.end.offset)
            ]
            assert not inside


def test_a_value_cell_that_reaches_down_belongs_to_its_first_row() -> None:
    labels = [row.label for row in FORM.data_rows][:4]
    first = tuple(
        Cell(text, 1, 2 if text == "7" else 1) for text in [labels[0], "7", "0", "0", "0", "0", "0", "7"]
    )
    second = tuple(Cell(text) for text in [labels[1], "0", "0", "0", "0", "0"])
    rest = [tuple(Cell(text) for text in [label, *"0000000"]) for label in labels[2:]]
    read = read_tables(OpenedFile("html", (Table((first, second, *rest)),)), year=2023)
    assert read.figures["t3.new.natural"] == 7
    assert read.figures["t3.carry_in.natural"] is None
    assert read.figures["t3.granted.total"] == 0


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.lists(
            st.sampled_from(
                [
                    "1.属于国家秘密",
                    "规章",
                    "总计",
                    "第二十条第（一）项",
                    "信息内容",
                    "本年制发件数",
                    "未经复议直接起诉",
                    "结果维持",
                    "一、本年新收政府信息公开申请数量",
                    "（三）不",
                    "0",
                    "00",
                    "12",
                    "0000000",
                    "/",
                    "无",
                    "|",
                    "\t",
                    " ",
                    "   ",
                    "—",
                    "<td>",
                    "其他",
                    "3.5元",
                    "(",
                    ")",
                ]
            ),
            max_size=9,
        ).map("".join),
        max_size=14,
    )
)
def test_any_lines_are_read_without_a_fault(texts: list[str]) -> None:
    read = read_tables(OpenedFile("txt", tuple(map(Line, texts)), layout=len(texts) % 2 == 0), year=2022)
    assert all(finding.message for finding in read.findings)
