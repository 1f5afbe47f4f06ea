"""Blank, 0, "/" and "无" are different things: what is blank stays blank, and nothing else moves into its place."""

from __future__ import annotations

import random
from decimal import Decimal
from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.reporting.importing.blocks import Line, OpenedFile
from gongkai.reporting.importing.tables import read_tables
from gongkai.reporting.importing.tables.values import parse_value
from gongkai_law.report.findings import Figures
from gongkai_law.report.form import CellType, Form
from tests.report_samples import consistent_figures
from tests.reporting.importing.styles import KEEPS_CELLS, RUN_TOGETHER, SEPARATED, Style, lines, pipes
from tests.reporting.importing.styles_wild import WILD

ALL = {**SEPARATED, **WILD, **RUN_TOGETHER}
EDITIONS = ("F2019", "F2021")
FORM = Form.by_id("F2021")


def with_blanks(figures: Figures, rng: random.Random) -> Figures:
    """Some cells left blank: every zero, or a third of all."""
    if rng.random() < 0.5:
        return {cell: figure or None for cell, figure in figures.items()}
    return {cell: None if rng.random() < 0.3 else figure for cell, figure in figures.items()}


@pytest.mark.parametrize("style", KEEPS_CELLS.values(), ids=KEEPS_CELLS)
@settings(max_examples=5, deadline=None)
@given(seed=st.integers(0, 10_000), edition=st.sampled_from(EDITIONS))
def test_blank_cells_of_a_table_are_blank(style: Style, seed: int, edition: str) -> None:
    form, rng = Form.by_id(edition), random.Random(seed)
    figures = with_blanks(consistent_figures(form, seed, largest=40), rng)
    assert read_tables(style(form, figures, rng), year=None).figures == figures


@pytest.mark.parametrize("style", ALL.values(), ids=ALL)
@settings(max_examples=5, deadline=None)
@given(seed=st.integers(0, 10_000), edition=st.sampled_from(EDITIONS))
def test_no_figure_moves_into_a_blank(style: Style, seed: int, edition: str) -> None:
    form, rng = Form.by_id(edition), random.Random(seed)
    figures = with_blanks(consistent_figures(form, seed, largest=rng.choice([9, 40, 700])), rng)
    read = read_tables(style(form, figures, rng), year=None)
    wrong = {
        cell: (read.figures.get(cell), figures[cell])
        for cell in figures
        if read.figures.get(cell) not in (None, figures[cell])
    }
    assert not wrong
    assert read.figures.keys() == figures.keys()


@pytest.mark.parametrize("style", ALL.values(), ids=ALL)
def test_a_form_without_a_single_figure_is_blank(style: Style) -> None:
    figures: Figures = dict.fromkeys(FORM.zero)
    read = read_tables(style(FORM, figures, random.Random(1)), year=2022)
    assert read.figures == figures
    assert read.raw == {}
    assert read.findings == []


@pytest.mark.parametrize(
    "style",
    [style for name, style in ALL.items() if name not in RUN_TOGETHER],
    ids=[n for n in ALL if n not in RUN_TOGETHER],
)
@pytest.mark.parametrize(
    ("printed", "figure"),
    [
        ("/", None),
        ("无", None),
        ("——", None),
        ("-", None),
        ("2笔", 2),
        ("251000元", 251000),
        ("1,234", 1234),
        ("3.5", Decimal("3.5")),
        ("-2", -2),
    ],
)
def test_what_is_printed_in_a_cell_is_kept(style: Style, printed: str, figure: object) -> None:
    figures: Figures = {
        **consistent_figures(FORM, 3, largest=40),
        "t3.denied_internal_affairs.org_legal": cast(Any, printed),
    }
    read = read_tables(style(FORM, figures, random.Random(1)), year=None)
    assert read.figures == {**figures, "t3.denied_internal_affairs.org_legal": figure}
    assert read.raw == {"t3.denied_internal_affairs.org_legal": cast(Any, printed)}


@pytest.mark.parametrize(
    ("text", "kind", "figure", "raw", "readable"),
    [
        pytest.param("12", "int", 12, None, True, id="a plain number"),
        pytest.param(" １２ ", "int", 12, None, True, id="full width is the same number"),
        pytest.param("", "int", None, None, True, id="blank"),
        pytest.param("\u00a0", "int", None, None, True, id="a hard blank is blank"),
        pytest.param("007", "int", 7, "007", True, id="zeros in front are kept as printed"),
        pytest.param("-3", "sint", -3, None, True, id="a decrease is plain in a signed column"),
        pytest.param("减3", "sint", -3, "减3", True, id="减3 is -3"),
        pytest.param("增加2项", "sint", 2, "增加2项", True, id="增加2项 is 2"),
        pytest.param(
            "190.457379", "wan4", Decimal("190.457379"), None, True, id="money as printed, six places too"
        ),
        pytest.param(
            "22（其中修订16件）", "int", 22, "22（其中修订16件）", True, id="a note behind the number"
        ),
        pytest.param("5（3）", "int", 5, "5（3）", True, id="a second number in brackets"),
        pytest.param("若干", "int", None, "若干", False, id="a word is not a number"),
        pytest.param("三件", "int", None, "三件", False, id="a worded count is not read"),
        pytest.param("39 85", "int", None, "39 85", False, id="two numbers in one cell are not one"),
        pytest.param("1,23", "int", None, "1,23", False, id="a comma that parts no thousands"),
        pytest.param("O", "int", None, "O", False, id="a letter is not a zero"),
    ],
)
def test_a_cell(text: str, kind: CellType, figure: object, raw: str | None, readable: bool) -> None:
    value = parse_value(text, kind)
    assert (value.figure, value.raw, value.readable) == (figure, raw, readable)


def test_a_word_in_one_cell_leaves_the_others_readable() -> None:
    figures: Figures = {**consistent_figures(FORM, 4), "t3.new.org_other": cast(Any, "若干")}
    read = read_tables(pipes(FORM, figures, random.Random(1)), year=None)
    assert read.figures == {**figures, "t3.new.org_other": None}
    assert [(f.rule, f.cells, f.found) for f in read.findings] == [
        ("cell.unreadable", ("t3.new.org_other",), "若干")
    ]
    assert "本年新收政府信息公开申请数量" in read.findings[0].message


def test_only_totals_filled() -> None:
    rows = "".join(f"{row.label} | | | | | | | 0 |\n" for row in FORM.data_rows)
    read = read_tables(lines(f"二、主动公开\n三、收到\n{rows}"), year=2023)
    assert read.figures == {
        f"t3.{row.id}.{col.id}": 0 if col.id == "total" else None
        for row in FORM.data_rows
        for col in FORM.t3_columns
    }


def test_a_figure_behind_words_is_nobodys() -> None:
    text = "二、上年结转政府信息公开申请数量 共计 3 件，其中自然人 2 件\n三、本年度办理结果\n（一）予以公开 0 0 0 0 0 0 0\n1.属于国家秘密 1 0 0 0 0 0 1"
    read = read_tables(OpenedFile("txt", tuple(map(Line, text.split("\n")))), year=2023)
    assert read.figures["t3.carry_in.natural"] is None
    assert read.figures["t3.denied_state_secret.total"] == 1
    assert [f.rule for f in read.findings if "t3.carry_in.total" in f.cells] == ["cell.unreadable"]
