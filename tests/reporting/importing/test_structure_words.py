"""Findings about what chapters say: topics, fees, samples left in, another level's or another year's text.
(E6, E7, E10, E13, E18, E20)"""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tests.report_samples import zero_figures
from tests.reporting.importing.prose_texts import F2019, F2021, OVERVIEW, TITLE, check, report, rules


@pytest.mark.parametrize(
    ("overview", "severity"),
    [
        pytest.param(OVERVIEW, [], id="all five topics"),
        pytest.param("主动公开信息10条，收到申请公开0件，及时更新目录，办好公众号，加强培训。", [], id="the topics in other words"),
        pytest.param("主动公开信息10条，收到申请公开0件，及时更新目录，加强培训。", ["info"], id="one topic not found is only told"),
        pytest.param("我镇工作扎实有序，成效明显。", ["warning"], id="none of the five"),
        pytest.param("我镇工作扎实有序。[[TRUNCATED]]", [], id="text cut out cannot be judged"),
    ],
)  # fmt: skip
def test_the_five_topics_of_chapter_one(overview: str, severity: list[str]):
    found = check(report(overview))
    assert [one.severity for one in found if one.rule == "structure.chapter_topics"] == severity


def test_the_2019_form_asks_no_topics_and_no_fee_statement():
    text = report("我镇工作扎实有序。", other="无。").replace("2023", "2020")
    assert rules(check(text, form=F2019, year=2020)) == []


@pytest.mark.parametrize(
    ("other", "overview", "expected"),
    [
        ("2023年，我镇未收取信息处理费。", OVERVIEW, []),
        ("全年收取政府信息公开信息处理费3940元。", OVERVIEW, []),
        ("没有收费。", OVERVIEW, []),
        ("没有其他需要报告的事项。", OVERVIEW, ["warning"]),
        ("没有其他需要报告的事项。[[TRUNCATED]]", OVERVIEW, []),
        ("没有其他需要报告的事项。", OVERVIEW + "未收取信息处理费。", ["info"]),
    ],
)
def test_the_fee_statement_of_chapter_six(other: str, overview: str, expected: list[str]):
    found = check(report(overview, other=other))
    assert [one.severity for one in found if one.rule == "structure.fee_statement"] == expected


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("该部分以表格形式报告。表格如下：", ["该部分以表格形式报告。表格如下"]),
        ("工作年度报告格式>石桥镇", ["年度报告格式>"]),
        ("我镇收到申请XX件。", ["XX"]),
        ("××年××月", ["××"]),
        ("（填写主动公开情况）", ["（填写"]),
        ("采用LED屏、DMXX系统公开。", []),
        ("按照《政府信息公开工作年度报告格式》编制。", []),
        ("填写登记表后受理，请填写完整。", []),
        ("共公开____条。", ["____"]),
    ],
)
def test_a_sample_left_in(words: str, found: list[str]):
    told = [one.found for one in check(report(OVERVIEW + words)) if one.rule == "structure.template_text"]
    assert told == found


@pytest.mark.parametrize(
    ("sentence", "agency", "found"),
    [
        pytest.param("（一）组织推动全省政府信息公开工作。", "清源县石桥镇人民政府", True, id="a province's heading in a township's report"),
        pytest.param("按照组织推动全省政府信息公开工作的要求，抓好落实。", "清源县石桥镇人民政府", False, id="the province's task quoted"),
        pytest.param("向市政府及市政府办公室提出的政府信息公开申请均已答复。", "清源县石桥镇人民政府", True, id="requests to the city"),
        pytest.param("向市政府及市政府办公室提出的政府信息公开申请均已答复。", "清源市人民政府办公室", False, id="the city's own office"),
        pytest.param("根据贵办通知，现将有关情况报告如下。", "清源县石桥镇人民政府", True, id="a covering letter"),
        pytest.param("组织指导全市政务公开工作。", "清源市人民政府", False, id="a city's own work"),
        pytest.param("组织指导全省政务公开工作。", "清源县人民政府", True, id="a province's work in a county's report"),
        pytest.param("在全市政务公开考核中名列前茅。", "清源县石桥镇人民政府", False, id="a place in the city's assessment"),
        pytest.param("组织推动全省政府信息公开工作。", "某实验区管委会", False, id="a body whose level is not known"),
    ],
)  # fmt: skip
def test_another_levels_text(sentence: str, agency: str, found: bool):
    told = [
        one
        for one in check(report(OVERVIEW + "\n" + sentence), agency=agency)
        if one.rule == "prose.other_level" and one.found != "我镇"  # of the report around the sentence
    ]
    assert bool(told) == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        pytest.param("2022年，我镇认真贯彻条例，主动公开信息。", True, id="last year's opening"),
        pytest.param("（一）主动公开情况。2022年，全镇主动公开信息30条。", True, id="last year in a section's first sentence"),
        pytest.param("工作有序。2022年共收到信息30条。", True, id="last year's counts"),
        pytest.param("2022年，我镇主动公开30条，2023年主动公开40条。", False, id="both years side by side"),
        pytest.param("2022年我镇公开30条，今年同比增长三成。", False, id="a comparison"),
        pytest.param("2022年工作中存在问题已全部整改。", False, id="last year's problems"),
        pytest.param("2022年12月，县里印发通知。", False, id="a month of last year"),
        pytest.param("2022年，我镇在全县政务公开评估中获得第一名。", False, id="an assessment of last year's work"),
        pytest.param("2019年，我镇建成政务公开专区。", False, id="history of the agency"),
        pytest.param("2019年，我镇主动公开信息30条。", True, id="counts of an older year"),
        pytest.param("2019年，新修订的条例施行。", False, id="history"),
        pytest.param("2024年，我镇将继续加强公开。", False, id="a plan"),
        pytest.param("工作有序。2022年全镇面貌一新。", False, id="no report of disclosure work"),
    ],
)  # fmt: skip
def test_last_years_text(sentence: str, found: bool):
    told = [one for one in check(report(OVERVIEW + "\n" + sentence)) if one.rule == "prose.other_year"]
    assert bool(told) == found


def test_last_year_outside_chapter_one_is_no_slip():
    problems = "2022年，我镇存在公开不及时的情况，2023年已改进。主要问题是内容不够全面，改进措施是加强培训。"
    assert rules(check(report(problems=problems))) == []


@pytest.mark.parametrize(
    ("closed", "new", "found"),
    [(0, 10, [10]), (10, 10, []), (0, 0, [])],
    ids=["ten received, none closed", "all closed", "nothing to close"],
)
def test_all_dealt_with_while_nothing_is_closed(closed: int, new: int, found: list[int]):
    figures = zero_figures(F2021) | {"t3.new.total": new, "t3.total.total": closed}
    text = report(OVERVIEW + "\n收到的政府信息公开申请皆已处理完毕。")
    told = [one.found for one in check(text, figures) if one.rule == "prose.vague"]
    assert told == found


def test_findings_are_told_in_words_with_severity():
    text = report("我镇工作扎实有序。××", intro=TITLE.replace("年度报告", "报告"), other="无")
    for one in check(text):
        assert one.severity in ("error", "warning", "info")
        assert one.message and "{" not in one.message and one.message.endswith("。")


def test_the_algorithm_page_names_every_finding():
    root = Path(__file__).resolve().parents[3]
    page = (root / "docs/developer/algorithms/report-prose.md").read_text("utf-8")
    entries = tomllib.loads((root / "gongkai/reporting/importing/findings.toml").read_text("utf-8"))
    for area, rules_of in entries.items():
        for name, entry in rules_of.items():
            assert f"| `{area}.{name}` |" in page
            assert entry["source"] in ("text", "memory", "reading")
