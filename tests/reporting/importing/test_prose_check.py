"""Prose against tables: right numbers raise no alarm in any wording, one wrong number raises exactly one. (K12–K14, K18)"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai_law.report.findings import Figures
from gongkai_law.report.form import Form
from tests.report_samples import consistent_figures, zero_figures
from tests.reporting.importing.prose_texts import (
    F2019,
    F2021,
    WORDINGS,
    Wording,
    check,
    overview,
    report,
    rules,
    sayable,
    share,
    values_of,
)

KINDS = {
    "review": "K13",
    "suit": "K13",
    "remedies": "K13",
    "issued": "K14",
    "abolished": "K14",
    "valid": "K14",
}


def year_of(form: Form) -> int:
    return 2023 if form is F2021 else 2020


def told(form: Form, prose: str, figures: Figures) -> list[str]:
    prose = prose.replace("2023", str(year_of(form)))
    text = report(prose).replace("2023", str(year_of(form)))
    found = check(text, figures, form=form, year=year_of(form))
    return [rule for rule in rules(found) if rule.startswith("K") or rule == "prose.sum"]


def rule_for(name: str) -> str:
    return KINDS.get(name.partition("_")[0], "K12")


@pytest.mark.parametrize("form", [F2019, F2021], ids=lambda form: form.id)
@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_right_numbers_raise_no_alarm_in_any_wording(form: Form, seed: int):
    figures = consistent_figures(form, seed)
    assert told(form, overview(form, figures, random.Random(seed)), figures) == []


def slips() -> Iterator[object]:
    """One wrong number in each place of each wording."""
    for number, wording in enumerate(WORDINGS):
        for place, name in enumerate(re.findall(r"{(\w+)}", wording.text)):
            yield pytest.param(wording, place, name, id=f"wording {number}: {name} is misstated")


@pytest.mark.parametrize("form", [F2019, F2021], ids=lambda form: form.id)
@pytest.mark.parametrize(("wording", "place", "name"), list(slips()))
def test_one_wrong_number_in_prose_is_one_finding(form: Form, wording: Wording, place: int, name: str):
    if not sayable(form, wording):
        return
    figures = consistent_figures(form, 11)
    values = values_of(form, figures)
    parts = re.split(r"{(\w+)}", wording.text)
    numbers = [values[one] for one in parts[1::2]]
    numbers[place] += 1000
    said = parts[0] + "".join(f"{n}{text}" for n, text in zip(numbers, parts[2::2], strict=True))
    assert told(form, "2023年工作情况。\n" + said, figures) == [rule_for(name)]


@pytest.mark.parametrize(
    ("cell", "wording", "rule"),
    [
        ("t3.new.total", 1, "K12"),
        ("t3.carry_in.total", 1, "K12"),
        ("t3.total.total", 1, "K12"),
        ("t3.carry_out.total", 1, "K12"),
        ("t3.new.natural", 2, "K12"),
        ("t3.new.org_legal", 2, "K12"),
        ("t3.denied_third_party.total", 3, "K12"),
        ("t3.unable_needs_creation.total", 4, "K12"),
        ("t3.granted.total", 4, "K12"),
        ("t4.review.total", 6, "K13"),
        ("t4.suit_after.total", 6, "K13"),
        ("t4.suit_direct.pending", 7, "K13"),
        ("t4.review.corrected", 7, "K13"),
        ("t4.review.total", 8, "K13"),
        ("t2.normative.issued", 9, "K14"),
        ("t2.normative.valid", 9, "K14"),
    ],
)
def test_one_wrong_cell_is_one_finding_where_prose_speaks_of_it(cell: str, wording: int, rule: str):
    figures = consistent_figures(F2021, 7)
    said = WORDINGS[wording].text.format(**values_of(F2021, figures))
    figures[cell] = int(figures[cell] or 0) + 1000
    assert told(F2021, said, figures) == [rule]


@pytest.mark.parametrize(
    "wording",
    [
        "全年收到政府信息公开申请{received}件，其中予以公开及部分公开{both}件，占{p}%。",
        "共受理政府信息公开申请{received}件，办结{closed}件。予以公开及部分公开{both}件（{p}%）。",
        "办结政府信息公开申请{closed}件，其中予以公开和部分公开{both}件，占比为{p}%。",
    ],
)
@pytest.mark.parametrize("places", [0, 1, 2])
def test_a_share_is_right_to_its_printed_precision(wording: str, places: int):
    figures = consistent_figures(F2021, 21)
    values = values_of(F2021, figures)
    values["received"] = values["new"]
    right = share(values["both"], values["closed"], places)
    wrong = share(values["both"] * 3, values["closed"], places)
    assert told(F2021, wording.format(p=right, **values), figures) == []
    assert told(F2021, wording.format(p=wrong, **values), figures) == ["K18"]


def test_a_share_beside_a_wrong_count_is_one_finding():
    """K12 for the count; the percentage still fits the table."""
    figures = consistent_figures(F2021, 21)
    values = values_of(F2021, figures)
    p = share(values["both"], values["closed"])
    said = f"办结政府信息公开申请{values['closed']}件，予以公开及部分公开{values['both'] + 1}件，占{p}%。"
    assert told(F2021, said, figures) == ["K12"]


def upheld(**cells: int) -> Figures:
    figures = zero_figures(F2021)
    for name, value in cells.items():
        group, _, column = name.rpartition("_")
        figures[f"t4.{group}.{column}"] = value
    return figures


@pytest.mark.parametrize(
    ("said", "cells", "expected"),
    [
        pytest.param("信息公开类行政复议7件，诉讼9件，均获维持。", {"review_upheld": 7, "review_total": 7, "suit_direct_upheld": 9, "suit_direct_total": 9}, [], id="all upheld"),
        pytest.param("信息公开类行政复议7件，诉讼9件，均获维持。", {"review_upheld": 5, "review_pending": 2, "review_total": 7, "suit_direct_upheld": 9, "suit_direct_total": 9}, ["K13"], id="two still pending"),
        pytest.param("信息公开类行政复议7件，均予以维持。", {"review_upheld": 7, "review_total": 7, "suit_direct_pending": 1, "suit_direct_total": 1}, [], id="only the reviews are spoken of"),
        pytest.param("信息公开类行政诉讼2件，全部维持。", {"suit_after_corrected": 1, "suit_after_upheld": 1, "suit_after_total": 2}, ["K13"], id="a suit was lost"),
        pytest.param("信息公开类行政复议3件，已审结的均维持。", {"review_upheld": 2, "review_pending": 1, "review_total": 3}, [], id="only the decided ones"),
        pytest.param("全年未发生因依申请公开被行政复议纠错或行政诉讼败诉情形。", {"review_upheld": 2, "review_total": 2}, [], id="nothing corrected"),
        pytest.param("全年未发生因依申请公开被行政复议纠错或行政诉讼败诉情形。", {"review_corrected": 1, "review_total": 1}, ["K13"], id="corrected all the same"),
        pytest.param("未发生因政府信息公开引起的行政复议、行政诉讼。", {}, [], id="none, and none in the table"),
        pytest.param("未发生因政府信息公开引起的行政复议、行政诉讼。", {"suit_after_pending": 1, "suit_after_total": 1}, ["K13"], id="none, but one in the table"),
    ],
)  # fmt: skip
def test_what_is_said_of_all_remedies(said: str, cells: dict[str, int], expected: list[str]):
    assert told(F2021, said, upheld(**cells)) == expected


def test_a_blank_figure_is_not_judged():
    figures: Figures = dict.fromkeys(zero_figures(F2021))
    assert told(F2021, "我镇共收到政府信息公开申请12件，答复12件。", figures) == []


def test_a_figure_outside_the_text_is_not_judged():
    assert told(F2021, "我镇共收到政府信息公开申请12件，答复12件。", {"t3.new.total": 12}) == []


def test_blanks_proven_zero_by_the_sums_are_judged():
    """The row's total is blank, its parts are written and the column totals leave no room for the blanks."""
    figures: Figures = dict.fromkeys(zero_figures(F2021))
    figures |= {"t3.granted.natural": 5, "t3.granted.org_other": 1, "t3.partial.natural": 2}
    figures |= {"t3.total.natural": 7, "t3.total.org_other": 1, "t3.total.total": 8}
    assert told(F2021, "答复政府信息公开申请8件，予以公开及部分公开8件。", figures) == []
    assert told(F2021, "答复政府信息公开申请8件，予以公开及部分公开5件。", figures) == ["K12"]


def test_less_than_what_is_written_is_wrong_whatever_the_blanks_are():
    figures: Figures = {"t4.suit_direct.total": 9, "t4.suit_after.total": None}
    assert told(F2021, "政府信息公开行政诉讼8件。", figures) == ["K13"]
    assert told(F2021, "政府信息公开行政诉讼10件。", figures) == []


def test_the_same_wrong_number_twice_is_one_finding():
    figures = zero_figures(F2021)
    said = "我镇收到政府信息公开申请4件。\n（二）依申请公开。2023年收到政府信息公开申请4件。"
    assert told(F2021, said, figures) == ["K12"]


def test_the_message_quotes_the_sentence_and_both_numbers():
    figures = zero_figures(F2021) | {"t3.new.total": 15}
    (found,) = [
        one for one in check(report("我镇共收到政府信息公开申请12件。"), figures) if one.rule == "K12"
    ]
    assert (found.expected, found.found, found.cells) == (15, 12, ("t3.new.total",))
    assert found.severity == "warning" and "我镇共收到政府信息公开申请12件" in found.message
