"""What `scan` must leave alone: numbers that look like personal data and are not. A false alarm costs as much as a miss."""

from __future__ import annotations

import pytest

from gongkai_law.screening import scan
from tests.screening_numbers import broken, card, credit_code, identity, number_of_both_kinds, old_identity

ID, CARD = identity(), card()
BAD = broken(ID)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"身份证号码样例：{BAD}", id="wrong check digit"),
        pytest.param(identity(region="990101"), id="no such region"),
        pytest.param(identity(region="000000"), id="region 000000"),
        pytest.param(identity(born="19990230"), id="30 February"),
        pytest.param(identity(born="21000101"), id="born in 2100"),
        pytest.param(f"9{ID}", id="19 digits"),
        pytest.param(f"{ID}123", id="21 digits"),
        pytest.param("202001011234567890", id="a serial that begins with a date"),
        pytest.param(f"统一社会信用代码：{credit_code('11410329005333333')}", id="credit code of an agency"),
        pytest.param(credit_code("91410329MA9G0X1Y2"), id="credit code of a company"),
        pytest.param(number_of_both_kinds(), id="a credit code that passes as identity number"),
        pytest.param(f"统一社会信用代码 {number_of_both_kinds()}", id="the same after its word"),
        pytest.param("索引号：11410329005333333Y/2020-00012", id="index number"),
        pytest.param("11410329005333333Y/13812345678", id="a mobile inside an index number"),
        pytest.param("索引号：410329-20200101-001", id="index number with hyphens"),
        pytest.param("项目代码：2020-410329-48-03-012345", id="investment project code"),
        pytest.param("葛政〔2020〕12号、豫政办〔2020〕13812345678号", id="document numbers"),
        pytest.param(f"订单号：{old_identity()}", id="15-digit order number"),
        pytest.param(f"注册号{old_identity()}", id="15-digit registration number of a company"),
        pytest.param(f"{old_identity()}元", id="15-digit amount"),
        pytest.param("990101000101123", id="15 digits, no region"),
        pytest.param("IMEI 861234000101123", id="serial of a telephone"),
    ],
)
def test_no_identity_number(text: str):
    assert scan(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("12345678901", id="no segment 123"),
        pytest.param("15412345678", id="154 is not given out"),
        pytest.param("14112345678", id="141 belongs to machines"),
        pytest.param("138123456789", id="12 digits"),
        pytest.param("2138123456789", id="13 digits"),
        pytest.param("0379-68331234", id="landline"),
        pytest.param("（0379）68331234转8001", id="landline with an extension"),
        pytest.param("037968331234", id="landline in one piece"),
        pytest.param("010-65901234、400-800-1234、12345", id="other unit telephones"),
        pytest.param("编号：13812345678", id="a serial by its label"),
        pytest.param("订单号13812345678", id="an order number by its label"),
        pytest.param("快递单号：13812345678", id="a parcel number by its label"),
        pytest.param("SN13812345678", id="letters run into it"),
        pytest.param("XM-13812345678", id="a code's hyphen before"),
        pytest.param("13812345678-01", id="a code's hyphen behind"),
        pytest.param("13812345678A", id="a letter behind"),
        pytest.param("13812345678元", id="an amount"),
        pytest.param("投资13812345678.50", id="an amount with a fraction"),
        pytest.param("0.13812345678", id="a decimal fraction"),
        pytest.param("第13812345678号", id="number of a paper"),
        pytest.param("http://www.yichuan.gov.cn/art/13812345678.html", id="in a web address"),
        pytest.param("https://x.gov.cn/a?id=13812345678", id="in a web address as an id"),
        pytest.param("13,812,345,678元", id="an amount with commas"),
        pytest.param("会议号：13812345678", id="a meeting's number"),
        pytest.param("合计  193  34568364  12", id="figures with wide gaps"),
        pytest.param("5 150 1234 5678 90", id="figures in a row"),
        pytest.param("1 3 0 0 0 0 0 0 0 0 0", id="counts in a row"),
        pytest.param("2020-01-01 2020-12-31", id="two dates"),
        pytest.param("20200101202012312020", id="dates run together"),
        pytest.param("编号,金额\n13812345678,500\n", id="a serial by the head of its column"),
    ],
)
def test_no_mobile(text: str):
    assert scan(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"卡号：{broken(CARD)}", id="wrong check digit"),
        pytest.param(card("436742"), id="check digit without a reason"),
        pytest.param(f"对公账户：{CARD}", id="account of a unit by its label"),
        pytest.param(f"账号：{CARD}（对公账户）", id="account of a unit by the bracket"),
        pytest.param(f"户名：葛寨镇财政所\n开户行：农业银行伊川支行\n账号：{card('16')}", id="account of a unit by its holder"),
        pytest.param(f"收款单位：伊川县某某有限公司，开户银行：工商银行，账号：{CARD}", id="account of a company"),
        pytest.param(f"账号：{CARD}，开户行：农业银行，户名：葛寨镇人民政府", id="the holder stands behind"),
        pytest.param(f"财政专户账号 {CARD}", id="a treasury account"),
        pytest.param(f"运单号{CARD}", id="a parcel number"),
        pytest.param(f"订单编号：{card(length=16)}", id="an order number"),
        pytest.param("银行存款1234567890123456.78元", id="an amount beside a bank word"),
        pytest.param("银行账号：0000000000000000", id="noughts"),
        pytest.param(f"http://x.gov.cn/{CARD}.html", id="in a web address"),
        pytest.param(f"A{CARD}", id="a letter before"),
        pytest.param("978-7-5093-1234-5", id="ISBN"),
    ],
)  # fmt: skip
def test_no_bank_card(text: str):
    assert scan(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("E12345678", id="no word for a passport"),
        pytest.param("产品编号E12345678，护照套另购", id="a label of its own beside the word"),
        pytest.param("护照 20200101 签发", id="a date beside the word"),
        pytest.param("通行证20200101", id="a date beside another word"),
        pytest.param("总额150000000元，护照工本费另计", id="an amount with the old passport shape"),
        pytest.param("最新A12345", id="a word that ends like a province"),
        pytest.param("豫C123456789", id="longer than a plate"),
        pytest.param("编号豫C12345", id="a serial that begins like a plate"),
        pytest.param("豫ABCDE1", id="no digits to speak of"),
        pytest.param("图 a@2x.png", id="a picture's name"),
        pytest.param("@张三", id="a mention"),
        pytest.param("a@b", id="no domain"),
        pytest.param("家庭住址：伊川县葛寨镇烟涧村3组", id="home down to the village group"),
        pytest.param("办公地址：葛寨镇人民路12号", id="address of a unit"),
        pytest.param("网址：http://www.yichuan.gov.cn/12号", id="another word with the same sign"),
    ],
)
def test_nothing_else(text: str):
    assert scan(text) == ()


def test_the_published_report_of_a_town_has_no_finding(tmp_path):
    report = (
        "葛寨镇2020年政府信息公开工作年度报告。本镇主动公开信息38条，信息公开申请0件。"
        "行政事业性收费0项，政府集中采购1项，采购总金额1234567.89元。联系电话：0379-68331234，邮编471300。"
    )
    assert scan(report) == ()
