"""Figures flattened in every style are read back exactly, whatever they are."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.reporting.importing.tables import read_tables
from gongkai_law.report.findings import Figures
from gongkai_law.report.form import Form
from tests.report_samples import consistent_figures, zero_figures
from tests.reporting.importing.styles import SEPARATED, Style
from tests.reporting.importing.styles_wild import DISTORTIONS, WILD, columns_by_line, distorted

STYLES = {**SEPARATED, **WILD}
EDITIONS = ("F2019", "F2021")


def mutated(figures: Figures, rng: random.Random) -> Figures:
    """One cell raised by one, so that the sums no longer hold."""
    cell = rng.choice(sorted(figures))
    return {**figures, cell: (figures[cell] or 0) + 1}


def assert_read(form: Form, figures: Figures, style: Style, rng: random.Random) -> None:
    read = read_tables(style(form, figures, rng), year=None)
    assert read.figures == figures
    assert read.format == form.id
    assert read.findings == []
    assert read.readings == {}


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
def test_a_quiet_year_is_read_as_zeros(style: Style, edition: str) -> None:
    form = Form.by_id(edition)
    assert_read(form, zero_figures(form), style, random.Random(1))


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
@settings(max_examples=4, deadline=None)
@given(seed=st.integers(0, 10_000), largest=st.sampled_from([9, 40, 3000]))
def test_any_figures_are_read_back(style: Style, edition: str, seed: int, largest: int) -> None:
    form = Form.by_id(edition)
    assert_read(form, consistent_figures(form, seed, largest=largest), style, random.Random(seed))


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
@settings(max_examples=4, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_wrong_sums_are_read_as_they_stand(style: Style, edition: str, seed: int) -> None:
    form, rng = Form.by_id(edition), random.Random(seed)
    assert_read(form, mutated(consistent_figures(form, seed, largest=40), rng), style, rng)


@pytest.mark.parametrize("change", DISTORTIONS.values(), ids=DISTORTIONS)
def test_a_distorted_text_gives_the_same_figures(change) -> None:
    for number, (name, style) in enumerate(STYLES.items()):
        form = Form.by_id(EDITIONS[number % 2])
        figures = consistent_figures(form, number, largest=40)
        read = read_tables(distorted(style(form, figures, random.Random(number)), change), year=None)
        assert read.figures == figures, name
        assert not read.findings, name


@pytest.mark.parametrize("edition", EDITIONS)
def test_columns_one_after_the_other_are_read_where_the_sums_say_so(edition: str) -> None:
    form = Form.by_id(edition)
    figures = consistent_figures(form, 5, largest=40)
    assert read_tables(columns_by_line(form, figures, random.Random(1)), year=None).figures == figures


def test_columns_one_after_the_other_with_a_wrong_sum_are_not_read() -> None:
    form = Form.by_id("F2021")
    figures = {**consistent_figures(form, 5, largest=40), "t3.granted.total": 999}
    read = read_tables(columns_by_line(form, figures, random.Random(1)), year=None)
    assert {read.figures[cell] for cell in figures if cell.startswith("t3.")} == {None}
    assert {finding.rule for finding in read.findings} == {"cell.unreadable"}
