"""Cells that stand together: split where the sums leave one reading, ambiguous where they do not, never made right."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.reporting.importing.tables import TablesRead, read_tables
from gongkai.reporting.importing.tables.settle import settle
from gongkai.reporting.importing.tables.splitting import (
    TooMany,
    all_cuts,
    count_cuts,
    group_cuts,
    is_cut,
    summing_cuts,
)
from gongkai_law.report.findings import Figures
from gongkai_law.report.form import Form
from tests.report_samples import consistent_figures, zero_figures
from tests.reporting.importing.styles import RUN_TOGETHER, Style, run_together
from tests.reporting.importing.styles_wild import DISTORTIONS, distorted

EDITIONS = ("F2019", "F2021")


def assert_honest(read: TablesRead, figures: Figures) -> set[str]:
    """Every cell is read as it is or left open with its true value among the readings; the open cells."""
    listed = {
        cell: [reading[place] for reading in found]
        for cells, found in read.readings.items()
        for place, cell in enumerate(cells)
    }
    unlisted = {
        c for f in read.findings if f.rule == "cell.ambiguous" and "读法太多" in f.message for c in f.cells
    }
    left_open = {cell for cell, figure in figures.items() if read.figures[cell] != figure}
    for cell in left_open:
        assert read.figures[cell] is None, cell
        assert figures[cell] in listed.get(cell, ()) or cell in unlisted or _more(read, cell), cell
    return left_open


def _more(read: TablesRead, cell: str) -> bool:
    """The cell's finding says that there are more readings than it lists."""
    return any(f.rule == "cell.ambiguous" and cell in f.cells and "等。" in f.message for f in read.findings)


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("style", RUN_TOGETHER.values(), ids=RUN_TOGETHER)
def test_a_quiet_year_is_read_as_zeros(style: Style, edition: str) -> None:
    form = Form.by_id(edition)
    read = read_tables(style(form, zero_figures(form), random.Random(3)), year=None)
    assert read.figures == zero_figures(form)
    assert read.findings == []


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("style", RUN_TOGETHER.values(), ids=RUN_TOGETHER)
@settings(max_examples=6, deadline=None)
@given(seed=st.integers(0, 10_000), largest=st.sampled_from([3, 9, 40]))
def test_figures_are_read_or_left_open(style: Style, edition: str, seed: int, largest: int) -> None:
    form = Form.by_id(edition)
    figures = consistent_figures(form, seed, largest=largest)
    left_open = assert_honest(read_tables(style(form, figures, random.Random(seed)), year=None), figures)
    assert sum(cell.startswith("t3.") for cell in left_open) <= len(form.data_rows)  # most rows are read


@pytest.mark.parametrize("style", RUN_TOGETHER.values(), ids=RUN_TOGETHER)
@settings(max_examples=8, deadline=None)
@given(seed=st.integers(0, 10_000), edition=st.sampled_from(EDITIONS))
def test_a_wrong_cell_is_never_made_right(style: Style, seed: int, edition: str) -> None:
    form, rng = Form.by_id(edition), random.Random(seed)
    figures = consistent_figures(form, seed, largest=rng.choice([5, 12, 40]))
    cell = rng.choice([cell for cell in figures if cell.startswith("t3.")])
    figures[cell] = (figures[cell] or 0) + rng.choice([1, 9, 10])
    assert_honest(read_tables(style(form, figures, rng), year=None), figures)


@pytest.mark.parametrize("style", RUN_TOGETHER.values(), ids=RUN_TOGETHER)
def test_a_total_of_table_four_printed_0_is_read_as_printed(style: Style) -> None:
    form = Form.by_id("F2021")
    figures = {**zero_figures(form), "t4.review.upheld": 4, "t4.review.other": 1}  # total 0 under 4 + 1
    read = read_tables(style(form, figures, random.Random(2)), year=None)
    assert read.figures == figures
    assert read.findings == []


@pytest.mark.parametrize("change", DISTORTIONS.values(), ids=DISTORTIONS)
def test_distorted_texts_are_read_alike(change) -> None:
    form = Form.by_id("F2021")
    figures = consistent_figures(form, 8, largest=9)
    plain = read_tables(run_together(form, figures, random.Random(1)), year=None)
    read = read_tables(distorted(run_together(form, figures, random.Random(1)), change), year=None)
    assert read.figures == plain.figures


@pytest.mark.parametrize(
    ("chunks", "parts", "ways"),
    [
        pytest.param(["0000000"], 7, 1, id="seven zeros are seven cells"),
        pytest.param(["15130000154"], 7, 31, id="a number of several digits never begins with 0"),
        pytest.param(["23", "0", "00", "0", "023"], 7, 1, id="blanks part, and 023 is 0 and 23"),
        pytest.param(["230", "000023"], 7, 3, id="a blank between parts two numbers for good"),
        pytest.param(["12345"], 7, 0, id="fewer digits than cells cannot be cut"),
    ],
)
def test_ways_to_cut(chunks: list[str], parts: int, ways: int) -> None:
    assert count_cuts(chunks, parts) == len(list(all_cuts(chunks, parts))) == ways


def test_the_only_cut_whose_sum_is_right() -> None:
    assert summing_cuts(["15130000154"], 7) == [("151", "3", "0", "0", "0", "0", "154")]


def test_a_row_whose_sum_is_wrong_has_no_summing_cut() -> None:
    assert summing_cuts(["151300000154"], 7) == []  # 15 130 0 0 0 0 154


def test_too_many_cuts_are_not_looked_at() -> None:
    with pytest.raises(TooMany):
        list(all_cuts(["123456789" * 5], 7))


def test_three_groups_must_add_up_each() -> None:
    right = ("12", "0", "0", "1", "13", "4", "5", "0", "0", "9", "0", "0", "0", "0", "0")
    assert group_cuts(["".join(right)], 3, 5) == [right]


def test_a_wrong_total_of_table_four_leaves_no_cut_and_is_listed() -> None:
    printed = ("12", "0", "0", "1", "0", "4", "5", "0", "0", "9", "0", "0", "0", "0", "0")
    assert group_cuts(["".join(printed)], 3, 5) == []
    assert printed in group_cuts(["".join(printed)], 3, 5, wrong=1)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 60), min_size=6, max_size=6))
def test_the_true_row_is_always_among_the_summing_cuts(parts: list[int]) -> None:
    row = [*parts, sum(parts)]
    digits = "".join(map(str, row))
    assert tuple(map(str, row)) in summing_cuts([digits], 7)
    assert is_cut([digits], row)


FORM = Form.by_id("F2019")
ZERO = (0,) * 7


def table(**rows: tuple[int, ...]) -> dict[str, tuple[int, ...]]:
    """All rows of table three, 0 but for those given."""
    return {row.id: rows.get(row.id, ZERO) for row in FORM.data_rows}


def readings(rows: dict[str, tuple[int, ...]], *chunked: str, lossy: bool = False) -> list[tuple[int, ...]]:
    """Readings of the first run-together row, the others known."""
    chunks = {row: ["".join(map(str, rows[row]))] for row in chunked}
    fixed = {row: values for row, values in rows.items() if row not in chunked}
    return list(settle(fixed, chunks, FORM, lossy=lossy)[chunked[0]].readings)


def test_columns_choose_between_rows_that_add_up() -> None:
    row = (1, 11, 0, 0, 0, 0, 12)  # 11, 1, 0, 0, 0, 0, 12 has the same digits and the same sum
    rows = table(granted=row, total=row, new=row)
    assert readings(rows, "granted") == [row]


def test_without_columns_every_reading_that_adds_up_stays() -> None:
    row = (1, 11, 0, 0, 0, 0, 12)
    rows = table(granted=row)
    del rows["total"]
    assert set(readings(rows, "granted")) == {row, (11, 1, 0, 0, 0, 0, 12), (1, 1, 10, 0, 0, 0, 12)}


def test_a_row_without_a_right_sum_is_not_split_though_the_columns_fit() -> None:
    right, wrong = (12, 1, 0, 0, 0, 0, 13), (12, 1, 0, 0, 0, 0, 14)
    found = readings(table(granted=wrong, total=right, new=right), "granted")
    assert found[0] == wrong
    assert len(found) > 1


def test_a_right_sum_that_breaks_the_columns_is_ambiguous() -> None:
    printed, right = (1, 1, 1, 1, 0, 0, 114), (1, 1, 1, 1, 0, 0, 4)
    found = readings(table(granted=printed, total=right, new=right), "granted")
    assert printed in found
    assert (11, 1, 1, 0, 0, 1, 14) in found  # the same digits, and it adds up


def test_vanished_blanks_make_seven_digits_no_proof() -> None:
    rows = table(granted=(5, 0, 0, 1, 0, 0, 7))
    assert readings(rows, "granted") == [(5, 0, 0, 1, 0, 0, 7)]
    del rows["new"]
    assert settle({}, {"granted": ["5001007"]}, FORM, lossy=True)["granted"].more
    assert not settle({}, {"granted": ["0000000"]}, FORM, lossy=True)["granted"].more
