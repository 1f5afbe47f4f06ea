"""Both editions exactly as the notices print them, and the years they serve."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from gongkai_law.errors import InputFault
from gongkai_law.report.form import Form, all_forms

LAW = Path(__file__).resolve().parents[4] / "shared" / "law" / "requests-and-report.md"

F2019, F2021 = Form.by_id("F2019"), Form.by_id("F2021")


@pytest.mark.parametrize(
    ("year", "expected"),
    [
        pytest.param(2019, "F2019", id="the first year under 60号"),
        pytest.param(2020, "F2019", id="the last year under 60号"),
        pytest.param(2021, "F2021", id="the first year under 30号"),
        pytest.param(2025, "F2021", id="30号 is still in use for 2025"),
        pytest.param(2099, "F2021", id="30号 serves until a new edition comes"),
    ],
)
def test_the_year_decides_the_edition(year: int, expected: str) -> None:
    assert Form.for_year(year).id == expected


@pytest.mark.parametrize("year", [1999, 2018, 2100, -1])
def test_years_without_a_form_are_refused_in_plain_words(year: int) -> None:
    with pytest.raises(InputFault) as caught:
        Form.for_year(year)
    assert str(year) in str(caught.value)
    assert "第五十条" in str(caught.value)


def test_an_unknown_form_or_cell_is_refused() -> None:
    with pytest.raises(InputFault, match="F2018"):
        Form.by_id("F2018")
    with pytest.raises(InputFault, match="t3.other.total"):
        F2021.cell("t3.other.total")


@pytest.mark.parametrize(
    ("form", "two", "rows"), [pytest.param(F2019, 22, 23, id="60号"), pytest.param(F2021, 10, 25, id="30号")]
)
def test_the_number_of_cells_is_the_paper_s(form: Form, two: int, rows: int) -> None:
    by_table = {table: [cell for cell in form.cells if cell.table == table] for table in ("t2", "t3", "t4")}
    assert len(by_table["t2"]) == two
    assert len(form.data_rows) == rows
    assert len(by_table["t3"]) == rows * 7
    assert len(by_table["t4"]) == 15
    assert len({cell.id for cell in form.cells}) == len(form.cells)


@pytest.mark.parametrize(("form", "span"), [(F2019, 20), (F2021, 22)])
def test_the_results_header_spans_its_rows(form: Form, span: int) -> None:
    assert len(form.result_rows) + 1 == span


def test_the_sixth_row_splits_in_three_from_2021() -> None:
    assert F2019.rows_of("other") == ("other",)
    assert F2021.rows_of("other") == ("other_not_corrected", "other_fee_unpaid", "other_misc")
    assert [len(F2021.rows_of(group)) for group in ("denied", "unable", "notproc")] == [8, 3, 5]


def test_money_and_signed_counts_have_their_types() -> None:
    assert F2019.cell("t2.procurement.proc_amount").type == "wan4"
    assert F2019.cell("t2.fee.items_delta").type == "sint"
    assert F2021.cell("t2.fee.amount").type == "wan4"
    assert F2021.cell("t4.suit_after.pending").type == "int"


def test_headings_are_the_same_in_both_editions_and_the_2021_edition_names_its_topics() -> None:
    assert [chapter.heading for chapter in F2019.chapters] == [chapter.heading for chapter in F2021.chapters]
    assert len(F2021.chapters) == 6
    topics = [topic.label for topic in F2021.chapters[0].topics]
    assert topics == ["主动公开", "依申请公开", "政府信息管理", "政府信息公开平台建设", "监督保障"]
    assert [topic.source for topic in F2021.chapters[5].topics] == ["memory"]


def test_every_edition_cites_a_known_notice() -> None:
    assert [form.document_number for form in all_forms()] == [
        "国办公开办函〔2019〕60号",
        "国办公开办函〔2021〕30号",
    ]


def test_labels_are_those_of_the_reference() -> None:
    if LAW.exists():
        spec = json.loads(re.search(r"```json\n(.*?)```", LAW.read_text("utf-8"), re.S)[1])
        for form in (F2019, F2021):
            mine = [["hdr" if row.header else row.id, row.label] for row in form.t3_rows]
            assert mine == spec[form.id]["t3_rows"]
            assert [[column.id, column.label] for column in form.t3_columns] == spec["t3_cols"]
            assert [_as_spec(group) for group in form.table_two] == spec[form.id]["t2"]
        four = spec["F2019"]["t4"]
        assert [[group.id, group.label] for group in F2019.t4_groups] == four["groups"]
        assert [[column.id, column.label] for column in F2021.t4_cols] == four["cols"]
    assert F2019.t3_corner == "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"


def _as_spec(group):
    return {
        "id": group.id,
        "caption": group.caption,
        "cols": [[col.id, col.label, col.type] for col in group.cols],
        "rows": [[row.id, row.label] for row in group.rows],
    }
