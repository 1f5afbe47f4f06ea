"""What a sentence states and what it does not: each wording seen in published reports, with the counts it means."""

from __future__ import annotations

from decimal import Decimal

import pytest

from gongkai.reporting.importing.prose.numbers import han_number, quantities
from gongkai.reporting.importing.prose.statements import statements
from gongkai.reporting.importing.prose.text import squeeze
from tests.reporting.importing.prose_texts import AGENCY, F2021, YEAR

REQUESTS = "（二）依申请公开情况。"


def said(text: str, agency: str | None = AGENCY) -> list[tuple[str, object]]:
    found = statements(squeeze(text), F2021, year=YEAR, agency=agency)
    return [(one.kind, one.value) for one in found]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        pytest.param("2023年，我镇共收到政府信息公开申请12件，其中自然人申请10件，商业企业2件。", [("received", 12), ("received_natural", 10), ("received_business", 2)], id="by kind of applicant"),
        pytest.param("我镇收到依申请公开三件，已全部办结，较去年增加两件。", [("received", 3)], id="worded numbers; a comparison is no statement"),
        pytest.param("2023年新收政府信息公开申请5件，上年结转1件，办结6件，无结转下年度申请。", [("new", 5), ("carry_in", 1), ("closed", 6), ("carry_out", 0)], id="the whole identity"),
        pytest.param("2022年收到政府信息公开申请5件，2023年收到8件。", [("received", 8)], id="the year before beside this year"),
        pytest.param("2022年结转2件，结转至2024年1件，共收到政府信息公开申请9件。", [("carry_in", 2), ("carry_out", 1), ("received", 9)], id="carry-over by the names of the years"),
        pytest.param("共受理36件政府信息公开申请（均为自然人提交），同比上升16.13%，其中按期办结36件。", [("received", 36), ("closed", 36)], id="the number before its noun"),
        pytest.param("全年完成政府信息依申请公开答复1453件，包括上年结转信息公开申请30件。", [("closed", 1453), ("carry_in", 30)], id="依申请公开答复"),
        pytest.param("我镇共收到政府信息公开申请10余件。", [], id="about ten is not ten"),
        pytest.param("我镇收到政府信息公开申请3至5件。", [], id="a range is no count"),
        pytest.param("全县共收到政府信息公开申请320件，办结310件。我镇收到5件，办结5件。", [("received", 5), ("closed", 5)], id="the county's counts in a township's report"),
        pytest.param("县教育局全年收到政府信息公开申请20件。", [], id="another body's count"),
        pytest.param("共收到政府信息公开申请15件（网上申请9件、信函申请4件、当面申请2件）。", [("received", 15)], id="parts by channel"),
        pytest.param("收到网上提出的政府信息公开申请9件。", [], id="one channel only"),
        pytest.param("通过网络平台、信函等渠道收到政府信息公开申请15件。", [("received", 15)], id="all channels"),
        pytest.param("收到政府信息公开申请12件，按期答复10件，延期答复2件。", [("received", 12)], id="answers in time beside extended ones"),
        pytest.param("受理12345热线工单1200件，办结1195件。", [], id="the hotline"),
        pytest.param("办理人大代表建议5件、政协提案3件，答复网民留言12条。", [], id="proposals and messages"),
        pytest.param("收到行政许可申请50件，办结48件。", [], id="applications for licences"),
        pytest.param("主动公开信息数为206条，依申请公开信息数为0条，不予公开信息数为0条。", [], id="information by way of publication, not requests"),
        pytest.param(REQUESTS + "共收到申请6件，答复6件，其中：予以公开4件，不予公开2件。", [("received", 6), ("closed", 6), ("granted", 4), ("denied", 2)], id="the section's head names the subject"),
        pytest.param(REQUESTS + "收到申请6件，3件予以公开，1件部分公开，2件不予公开。", [("received", 6), ("granted", 3), ("partial", 1), ("denied", 2)], id="outcomes behind their numbers"),
        pytest.param(REQUESTS + "收到申请9件，部分公开和不予公开5件。", [("received", 9)], id="two outcomes under one number"),
        pytest.param(REQUESTS + "收到申请4件，其中本机关不掌握相关政府信息3件，补正后申请内容仍不明确1件。", [("received", 4), ("unable_not_held", 3), ("unable_still_unclear", 1)], id="rows by their labels"),
        pytest.param("依法做好政府信息公开行政复议、行政诉讼案件应诉，全年共办理相关案件74件。", [("remedies", 74)], id="reviews and suits together"),
        pytest.param("产生政府信息公开行政复议案件6件和行政诉讼案件3件，其中行政复议结果维持5件，尚未审结1件，行政诉讼结果维持3件。", [("review", 6), ("suit", 3), ("t4.review.upheld", 5), ("t4.review.pending", 1), ("suit_upheld", 3)], id="results name their remedy"),
        pytest.param("办理行政复议案件300件，审结280件。", [], id="a reviewing body's own cases"),
        pytest.param("2023年无依申请公开事项，未发生因政府信息公开申请提请的行政复议和行政诉讼案件。", [("received", 0), ("review", 0), ("suit", 0)], id="nothing happened"),
        pytest.param("我镇未收到公民、法人或其他组织通过任何形式提出的政府信息公开申请。", [("received", 0)], id="no request by any way"),
        pytest.param("未收到对政府信息公开申请的投诉。", [], id="no complaint is not no request"),
        pytest.param("申请人无正当理由逾期不补正的，不再处理其政府信息公开申请。", [], id="无正当理由 says nothing"),
        pytest.param("制发规范性文件4件，废止0件，现行有效32件。", [("normative_issued", 4), ("normative_abolished", 0), ("normative_valid", 32)], id="documents of the year"),
        pytest.param("解读规范性文件3件，审查规范性文件5件，清理规范性文件30件。", [], id="documents explained, examined, cleared"),
        pytest.param("公开政策、规范性文件类信息68条，公开规章、规范性文件6件。", [], id="documents mixed with others"),
        pytest.param("主动公开市政府规章13件（含新制定5件，修改4件，废止4件）。", [], id="a count of changes is no count of the table"),
        pytest.param("《2022年政务公开要点》印发后，收到政府信息公开申请7件。", [("received", 7)], id="the year in a title is not the sentence's"),
        pytest.param("截至2024年1月底，现行有效规范性文件12件。", [("normative_valid", 12)], id="a day in January"),
        pytest.param("作出行政处罚决定15件，作出行政许可决定230件。", [("penalty_decisions", 15), ("licence_decisions", 230)], id="decisions"),
    ],
)  # fmt: skip
def test_what_a_sentence_states(sentence: str, expected: list[tuple[str, object]]):
    assert said(sentence) == expected


def test_a_whole_is_the_agencys_own_only_at_its_own_level():
    sentence = "全市共受理政府信息公开申请3119件。"
    assert said(sentence, "淮安市人民政府") == [("received", 3119)]
    assert said(sentence, "淮安市人民政府办公室") == []
    assert said(sentence, None) == [("received", 3119)], "an agency that is not known may mean its own"


def test_a_lone_statement_under_last_years_name_is_judged():
    """The year is a slip of its own (E6); the number is still this report's."""
    assert said("2022年，我镇共收到政府信息公开申请5件。") == [("received", 5)]


def test_a_share_keeps_the_count_beside_it():
    (count, share) = statements(
        squeeze("答复政府信息公开申请805件，其中不予公开35件，占4.34%。"), F2021, year=YEAR
    )[1:]
    assert (share.kind, share.value, share.part) == ("denied.share", Decimal("4.34"), 35)
    assert count.kind == "denied" and "不予公开35件" in share.text


def test_statements_know_their_place():
    text = squeeze("我镇工作有序。我镇共收到政府信息公开申请12件。")
    (one,) = statements(text, F2021, year=YEAR)
    assert text[slice(*one.span)] == "12件" and one.text == "我镇共收到政府信息公开申请12件"


@pytest.mark.parametrize(
    ("text", "value", "exact"),
    [
        ("３１１９ 件", 3119, True),
        ("1,295件", 1295, True),
        ("三件", 3, True),
        ("两件", 2, True),
        ("十二件", 12, True),
        ("二百零五件", 205, True),
        ("0件", 0, True),
        ("5500余条", 5500, False),
        ("二十多件", 20, False),
        ("约20件", 20, False),
        ("100件以上", 100, False),
        ("33.9％", Decimal("33.9"), True),
        ("3940元", 3940, True),
    ],
)
def test_numbers_as_prose_writes_them(text: str, value: object, exact: bool):
    (one,) = quantities(squeeze(text))
    assert (one.value, one.exact) == (value, exact)


@pytest.mark.parametrize("text", ["2023年", "第三件", "〔2021〕30号", "1月31日", "9" * 30 + "件"])
def test_years_dates_and_ordinals_are_no_counts(text: str):
    assert list(quantities(squeeze(text))) == []


@pytest.mark.parametrize(
    ("text", "value"), [("零", 0), ("十", 10), ("二十", 20), ("一百一十", 110), ("二〇", 20)]
)
def test_han_numbers(text: str, value: int):
    assert han_number(text) == value
