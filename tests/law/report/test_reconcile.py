"""The checks within one report: consistent figures raise nothing, one wrong cell raises exactly its own findings."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai_law.report.facts import Facts, RequestFact
from gongkai_law.report.form import Form, all_forms
from gongkai_law.report.identities import identities, proof_sheet
from gongkai_law.report.reconcile import check_roll_up, reconcile
from gongkai_law.report.rules import rule_of, rules
from gongkai_law.report.tally import tally
from tests.report_samples import consistent_figures, zero_figures

F2019, F2021 = Form.by_id("F2019"), Form.by_id("F2021")
FORMS = st.sampled_from(all_forms())
SEEDS = st.integers(0, 10_000)


def names(found) -> set[str]:
    return {finding.rule for finding in found}


@settings(max_examples=80, deadline=None)
@given(form=FORMS, seed=SEEDS)
def test_consistent_figures_raise_nothing(form: Form, seed: int) -> None:
    figures = consistent_figures(form, seed)
    assert reconcile(form, figures, level="township") == []
    assert all(proof.holds for proof in proof_sheet(form, figures))


@settings(max_examples=150, deadline=None)
@given(form=FORMS, seed=SEEDS, data=st.data(), step=st.integers(1, 9))
def test_one_wrong_cell_raises_exactly_the_identities_it_stands_in(
    form: Form, seed: int, data: st.DataObject, step: int
) -> None:
    figures = consistent_figures(form, seed)
    cell = data.draw(st.sampled_from([cell.id for cell in form.cells if cell.table != "t2"]))
    figures[cell] = int(figures[cell] or 0) + step
    expected = {one.rule for one in identities(form) if cell in one.cells}
    found = reconcile(form, figures)
    assert [finding.rule for finding in found] == [
        one.rule for one in identities(form) if one.rule in expected
    ]
    assert all(cell in finding.cells and finding.severity == "error" for finding in found)
    assert all(abs(finding.found - finding.expected) == step for finding in found)


@settings(max_examples=80, deadline=None)
@given(form=FORMS, seed=SEEDS, data=st.data())
def test_a_blank_cell_is_itself_the_only_finding(form: Form, seed: int, data: st.DataObject) -> None:
    figures = consistent_figures(form, seed)
    cell = data.draw(st.sampled_from([cell.id for cell in form.cells]))
    figures[cell] = None
    (found,) = reconcile(form, figures, level="township")
    assert (found.rule, found.severity, found.cells) == ("K11", "error", (cell,))


@settings(max_examples=40, deadline=None)
@given(form=FORMS, seed=SEEDS, data=st.data())
def test_a_cell_that_is_not_there_is_not_judged(form: Form, seed: int, data: st.DataObject) -> None:
    figures = consistent_figures(form, seed)
    for cell in data.draw(st.sets(st.sampled_from([cell.id for cell in form.cells]), max_size=20)):
        del figures[cell]
    assert reconcile(form, figures) == []


def test_the_example_of_one_more_granted_request() -> None:
    figures = consistent_figures(F2021, 1)
    figures["t3.granted.natural"] = int(figures["t3.granted.natural"] or 0) + 1
    assert [finding.rule for finding in reconcile(F2021, figures)] == ["K2[natural]", "K3[granted]"]


def test_the_message_says_the_numbers_in_plain_words() -> None:
    figures = zero_figures(F2021)
    figures.update({"t3.new.natural": 3, "t3.new.total": 3, "t3.granted.natural": 2, "t3.granted.total": 2})
    figures.update({"t3.total.natural": 2, "t3.total.total": 2})
    by_rule = {finding.rule: finding for finding in reconcile(F2021, figures)}
    assert set(by_rule) == {"K1[natural]", "K1[total]"}
    total = by_rule["K1[total]"]
    assert total.message == "总计列：本年新收3＋上年结转0＝3，办理结果总计2＋结转下年0＝2，差1。"
    assert (total.expected, total.found) == (3, 2)
    assert total.cells == ("t3.new.total", "t3.carry_in.total", "t3.total.total", "t3.carry_out.total")


@pytest.mark.parametrize(
    ("cell", "value", "written", "expected", "words"),
    [
        pytest.param("t3.new.natural", None, "", {"K11"}, "是空的", id="K11: a blank"),
        pytest.param("t3.new.natural", None, "-", {"K11"}, "“-”", id="K11: a dash for zero"),
        pytest.param("t3.new.natural", None, "无", {"K11"}, "“无”", id="K11: a word for zero"),
        pytest.param("t4.review.other", None, "/", {"K11"}, "“/”", id="K11: a stroke in table four"),
        pytest.param(
            "t3.new.natural",
            -1,
            "",
            {"K11", "K1[natural]", "K3[new]"},
            "不能是负数",
            id="K11: negative, and judged",
        ),
        pytest.param(
            "t3.new.natural",
            Decimal("0.5"),
            "",
            {"K11", "K1[natural]", "K3[new]"},
            "应当是整数",
            id="K11: half a request, and judged",
        ),
        pytest.param("t2.fee.items_delta", -3, "", set(), "", id="a signed count may be negative"),
        pytest.param("t2.fee.items_delta", Decimal("1.5"), "", {"K11"}, "整数", id="K11: half an item"),
        pytest.param(
            "t2.procurement.proc_amount", Decimal("-1"), "", {"K11"}, "负数", id="K11: negative money"
        ),
        pytest.param(
            "t2.procurement.proc_amount", Decimal("8.1234"), "", set(), "", id="E15: four places are right"
        ),
        pytest.param(
            "t2.procurement.proc_amount",
            Decimal("190.457379"),
            "",
            {"E15"},
            "190.4574",
            id="E15: six places are not",
        ),
        pytest.param(
            "t2.procurement.proc_amount", 1000, "", set(), "", id="E11: 1000万元 is the limit of belief"
        ),
        pytest.param(
            "t2.procurement.proc_amount", 8040, "", {"E11"}, "0.804", id="E11: 8040万元 in a township"
        ),
        pytest.param(
            "t2.procurement.proc_amount",
            None,
            "251000元",
            {"E11"},
            "251000元",
            id="E11: yuan in a 万元 cell",
        ),
        pytest.param("t2.procurement.proc_amount", 25, "25万元", set(), "", id="万元 written out is right"),
        pytest.param("t2.normative.public_total", -1, "", {"K9[normative]", "K11"}, "", id="K9 and K11"),
        pytest.param("t2.normative.public_new", 1, "", {"K9[normative]"}, "小于", id="K9: total below new"),
        pytest.param("t2.rule.made_new", 6, "", {"K10"}, "规章", id="K10: a township with rules"),
    ],
)
def test_single_entries_of_the_2019_edition(cell, value, written, expected, words) -> None:
    figures = {**zero_figures(F2019), cell: value}
    found = reconcile(F2019, figures, level="township", written={cell: written} if written else {})
    assert names(found) == expected
    assert len(found) == len(expected)
    assert not words or any(words in finding.message for finding in found)


def test_k9_older_documents_opened_this_year_are_only_mentioned() -> None:
    figures = {**zero_figures(F2019), "t2.normative.public_new": 2, "t2.normative.public_total": 9}
    (found,) = reconcile(F2019, figures)
    assert (found.rule, found.severity) == ("K9[normative]", "info")


@pytest.mark.parametrize(
    ("level", "expected"),
    [("village", {"K10"}), ("township", {"K10"}), ("county", {"K10"}), ("prefecture", set()), (None, set())],
)
def test_k10_depends_on_the_level(level: str | None, expected: set[str]) -> None:
    figures = {**zero_figures(F2021), "t2.rule.issued": 1, "t2.rule.valid": 11}
    found = reconcile(F2021, figures, level=level)
    assert names(found) == expected
    if found:
        assert found[0].cells == ("t2.rule.issued", "t2.rule.valid")


def test_a_cell_called_ambiguous_already_is_not_called_blank_again() -> None:
    figures = {**zero_figures(F2021), "t3.new.natural": None}
    assert reconcile(F2021, figures, ambiguous={"t3.new.natural"}) == []


def test_k16_names_the_cases_the_register_has() -> None:
    facts = Facts(requests=[RequestFact("R7", "natural", date(2022, 2, 1), date(2022, 3, 1), "granted")])
    counted = tally(F2021, 2022, facts)
    figures = {**counted.figures, "t3.granted.natural": 0}
    found = reconcile(F2021, figures, register=counted)
    by_rule = {finding.rule: finding for finding in found if finding.rule != "K11"}
    assert set(by_rule) == {"K2[natural]", "K3[granted]", "K16"}
    assert all(finding.cases == ("R7",) for finding in by_rule.values())
    assert (by_rule["K16"].expected, by_rule["K16"].found) == (1, 0)


def test_k17_is_judged_only_when_every_child_has_reported() -> None:
    own, child = consistent_figures(F2021, 1), consistent_figures(F2021, 2)
    county = {cell: own[cell] + child[cell] for cell in own}
    assert check_roll_up(F2021, county, own, {"甲镇": child}, ["甲镇"]) == []
    county["t3.new.total"] += 1
    (found,) = check_roll_up(F2021, county, own, {"甲镇": child}, ["甲镇"])
    assert (found.rule, found.severity, found.cells) == ("K17", "info", ("t3.new.total",))
    assert check_roll_up(F2021, county, own, {"甲镇": child}, ["甲镇", "乙镇"]) == []


def test_the_proof_sheet_says_what_cannot_be_judged() -> None:
    figures = {**zero_figures(F2021), "t3.new.natural": None, "t4.review.total": 2}
    sheet = {proof.rule: proof for proof in proof_sheet(F2021, figures)}
    assert len(sheet) == 7 + 7 + 25 + 3
    assert sheet["K1[natural]"].holds is None
    assert "不能核对" in sheet["K1[natural]"].sentence
    assert sheet["K5[review]"].holds is False
    assert sheet["K5[review]"].sentence.endswith("＝0，总计填2，差2。")
    assert (
        sheet["K1[total]"].sentence == "总计列：本年新收0＋上年结转0＝0，办理结果总计0＋结转下年0＝0，相等。"
    )


def test_every_rule_has_words_and_a_source() -> None:
    wanted = {f"K{n}" for n in range(1, 19)} | {"K4c", "E11", "E15"}
    assert set(rules()) == wanted
    assert all(rule.title and rule.source in ("text", "memory", "reading") for rule in rules().values())
    assert rule_of("K3[granted]").id == "K3"
    with pytest.raises(KeyError):
        rule_of("structure.missing_table")


def test_findings_are_values() -> None:
    figures = {**zero_figures(F2021), "t3.new.natural": None}
    (found,) = reconcile(F2021, figures)
    assert replace(found) == found
