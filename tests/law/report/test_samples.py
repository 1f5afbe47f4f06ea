"""The sample figures other tests rely on are whole and repeatable."""

from __future__ import annotations

import pytest

from gongkai_law.report.form import Form, all_forms
from tests.report_samples import consistent_figures, zero_figures


@pytest.mark.parametrize("form", all_forms(), ids=lambda form: form.id)
def test_samples_fill_every_cell_and_repeat(form: Form) -> None:
    figures = consistent_figures(form, 7)
    assert list(figures) == [cell.id for cell in form.cells]
    assert figures == consistent_figures(form, 7)
    assert figures != consistent_figures(form, 8)
    assert set(zero_figures(form).values()) == {0}
