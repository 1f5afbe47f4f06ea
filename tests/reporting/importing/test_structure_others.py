"""Another town's name, another body's self-name, another year, days that are none, parts told twice. (E6, E7, E10, E12)"""

from __future__ import annotations

import pytest

from tests.reporting.importing.prose_texts import HEADINGS, OTHER, OVERVIEW, PROBLEMS, check, report

TOWN, COUNTY, BUREAU = "清源县石桥镇人民政府", "清源县人民政府", "清源县教育局"
PLAIN = "2023年，做好政府信息公开工作，规范依申请公开，加强信息管理和平台建设，强化监督保障。"


def found(rule: str, text: str, agency: str = TOWN) -> list[object]:
    return [one.found for one in check(text, agency=agency) if one.rule == rule]


@pytest.mark.parametrize(
    ("sentence", "agency", "named"),
    [
        pytest.param("2023年，白云镇通过县政府网站公开信息216条。", TOWN, ["白云镇"], id="another town acts in the sentence"),
        pytest.param("2023年，白云乡未收到政府信息公开申请。", TOWN, ["白云乡"], id="another township received nothing"),
        pytest.param("（一）主动公开情况。新城街道主动公开信息12条。", TOWN, ["新城街道"], id="a subdistrict behind a section's head"),
        pytest.param("2023年，我局认真落实条例。", TOWN, ["我局"], id="a bureau's self-name in a town's report"),
        pytest.param("2023年，我镇认真落实条例。", BUREAU, ["我镇"], id="a town's self-name in a bureau's report"),
        pytest.param("2023年，临河县主动公开信息36条。", COUNTY, ["临河县"], id="another county"),
        pytest.param("2023年，临河县教育局主动公开信息36条。", BUREAU, ["临河县教育局"], id="the same bureau of another county"),
        pytest.param("2023年，石桥镇通过县政府网站公开信息216条。", TOWN, [], id="the town itself"),
        pytest.param("2023年，清源县教育局主动公开信息36条。", BUREAU, [], id="the bureau itself"),
        pytest.param("2023年，清源县认真落实条例。", TOWN, [], id="the county above"),
        pytest.param("组织各乡镇主动公开信息。", COUNTY, [], id="the towns below"),
        pytest.param("全县各乡镇、白云镇便民服务中心设公开专区。", COUNTY, [], id="a town named in a county's report"),
        pytest.param("2023年，白云镇收到申请3件。", COUNTY, [], id="a town's share in a county's report"),
        pytest.param("2023年以来，白云镇政府认真贯彻落实《中华人民共和国政府信息公开条例》。", TOWN, ["白云镇"], id="a book's title behind the name quotes nobody"),
        pytest.param("《关于白云镇主动公开》印发后，做好公开。", TOWN, [], id="a document's title names another town"),
        pytest.param("到白云镇学习，白云镇通过专区公开信息的做法值得借鉴。", TOWN, [], id="a visit to another town"),
        pytest.param("荣获先进，白云镇通过评选。", TOWN, [], id="a prize"),
        pytest.param("2023年，该镇主动公开信息。", TOWN, [], id="a town by a pronoun"),
        pytest.param("本局面向群众公开信息。", TOWN, [], id="a word that begins alike"),
        pytest.param("2023年，我县主动公开信息。", TOWN, [], id="a town speaks of its county"),
        pytest.param("申请表在镇便民中心领取，由街道通过邮寄答复。", TOWN, [], id="a word before 街道"),
        pytest.param("行政许可、行政处罚情况由县局公开。", TOWN, [], id="the bureau above"),
    ],
)  # fmt: skip
def test_another_bodys_name(sentence: str, agency: str, named: list[str]):
    text = report(
        PLAIN + "\n" + sentence,
        other="本年度未收取信息处理费。",
        intro=agency + "2023年政府信息公开工作年度报告",
    )
    assert found("prose.other_level", text, agency) == named


@pytest.mark.parametrize(
    ("sentence", "year"),
    [
        pytest.param(
            "2022年，石桥镇通过县政府网站公开信息216条。", [2022], id="last year with the town's name"
        ),
        pytest.param("（五）监督保障。2022年开展培训2次。", [2022], id="last year behind a section's head"),
        pytest.param("2024年，我镇公开信息216条。", [2024], id="a year that is not over"),
        pytest.param("2022年10月，政务公开专区建成。", [], id="a month of last year is history"),
        pytest.param("2024年，我镇将继续加强培训。", [], id="plans for the next year"),
        pytest.param("2022年以来，公开信息较多。", [], id="since last year"),
        pytest.param("较2022年增加12件。", [], id="a comparison"),
        pytest.param("2022年度报告指出的问题已整改。", [], id="last year's report"),
    ],
)
def test_another_year_in_chapter_one(sentence: str, year: list[int]):
    assert found("prose.other_year", report(OVERVIEW + "\n" + sentence)) == year


@pytest.mark.parametrize(
    ("sentence", "year"),
    [
        pytest.param("2023年，我镇将进一步加强培训。", [2023], id="plans for the year that is over"),
        pytest.param("2022年，我镇将继续丰富公开内容。", [2022], id="plans for the year before"),
        pytest.param(
            "2021年，政府信息公开工作存在的问题：一是内容不多。", [2021], id="the troubles of an older year"
        ),
        pytest.param("2024年，我镇将进一步加强培训。", [], id="plans for the next year"),
        pytest.param("2023年，我镇将政务公开工作列入考核。", [], id="将 that is no plan"),
        pytest.param("2023年，我镇将加强解读作为重点。", [], id="将 … 作为"),
        pytest.param("2022年存在的问题已全部整改。", [], id="last year's troubles mended"),
        pytest.param(
            "2022年度报告指出，公开内容存在的问题：解读不多。", [], id="what last year's report named"
        ),
        pytest.param("针对2022年存在的问题，加强了培训。", [], id="last year's troubles answered"),
    ],
)
def test_another_year_in_chapter_five(sentence: str, year: list[int]):
    assert found("prose.other_year", report(problems=PROBLEMS + sentence)) == year


def test_another_year_in_the_last_chapter():
    other = OTHER + "我镇2022年度内没有其他需要报告的事项。"
    assert found("prose.other_year", report(other=other)) == [2022]


def test_another_year_in_the_fee_statement():
    assert found("prose.other_year", report(other=OTHER.replace("2023", "2022"))) == [2022]


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("2023年2月30日召开会议。", ["2023年2月30日"]),
        ("2023年2月29日召开会议。", ["2023年2月29日"]),
        ("9月31日和13月1日召开会议。", ["9月31日", "13月1日"]),
        ("2024年2月29日、2023年12月31日召开会议，每月31日前报送。", []),
        ("2月29日召开会议。", []),
    ],
)
def test_days_no_calendar_has(words: str, days: list[str]):
    assert found("prose.impossible_date", report(OVERVIEW + words)) == days


@pytest.mark.parametrize(
    ("words", "rules"),
    [
        ("本报告统计期限自2023年1月1日起至2023年12月31日止。", []),
        ("本报告数据统计期限为2023年1月1日至12月31日。", []),
        ("本报告统计期限自2023年1月1日起至2023年12月30日止。", ["prose.period"]),
        ("本报告统计期限自2022年11月1日起至2023年10月31日止。", ["prose.period"]),
        ("本报告统计期限自2023年1月1日起至2023年12月32日止。", ["prose.impossible_date"]),
        ("大数据局2023年3月1日至5月30日开展清理，数据平台2023年6月1日至7月1日改版。", []),
        ("本报告统计期限自2022年1月1日起至2022年12月31日止。", ["prose.period"]),
    ],
)
def test_the_period_is_the_whole_year(words: str, rules: list[str]):
    told = check(report(intro=f"{TOWN}2023年政府信息公开工作年度报告\n{words}"))
    assert [one.rule for one in told] == rules


@pytest.mark.parametrize("number", range(6))
def test_a_chapter_told_twice(number: int):
    text = report()
    heading = HEADINGS[number]
    whole = text[text.index(heading) : text.index(HEADINGS[number + 1]) if number < 5 else None]
    for twice in (
        text.replace(heading, heading + "\n" + heading),
        text.replace(whole, whole.rstrip() + "\n" + whole),
    ):
        told = [one for one in check(twice) if one.rule == "structure.repeated_chapter"]
        assert [one.found for one in told] == [heading]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("目录\n" + "\n".join(HEADINGS) + "\n" + report(), id="a table of contents"),
        pytest.param(report() + "\n" + "\n".join(HEADINGS), id="the headings listed again at the foot"),
        pytest.param("\n".join(f"{one}……{at}" for at, one in enumerate(HEADINGS)) + "\n" + report(), id="contents with pages"),
        pytest.param(report(intro="本报告由总体情况、主动公开政府信息情况等六部分组成。"), id="parts announced"),
    ],
)  # fmt: skip
def test_contents_are_no_chapter_told_twice(text: str):
    assert found("structure.repeated_chapter", text) == []


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("通过网站公开信息条，发布解读3篇。", ["公开信息条"]),
        ("收到政府信息公开申请件，均已答复。", ["收到政府信息公开申请件"]),
        ("（请根据实际情况填写）", ["实际情况填写"]),
        ("○○镇认真落实。", ["○○"]),
        ("发布信息条理清晰，公开文件216件。", []),
        ("收到申请件数为3件。", []),
        ("二〇二三年公开信息3条。", []),
    ],
)
def test_blanks_nobody_filled(words: str, left: list[str]):
    assert found("structure.template_text", report(OVERVIEW + words)) == left
