"""What `scan` must find, written in every way people write it. (条例 15)"""

from __future__ import annotations

import pytest

from gongkai_law.screening import scan
from tests.screening_numbers import card, full_width, identity, identity_with_x, old_identity

ID, IDX, OLD = identity(), identity_with_x(), old_identity()
CARD, CARD16 = card(), card(length=16)
DISABILITY = identity() + "31"


def case(text: str, kind: str, *values: str, id: str):
    return pytest.param(text, [(kind, value) for value in values], id=id)


FOUND = [
    case(f"身份证号：{ID}。", "id_card", ID, id="18 digits after their word"),
    case(ID, "id_card", ID, id="18 digits alone"),
    case(IDX, "id_card", IDX, id="X at the end"),
    case(IDX.lower(), "id_card", IDX.lower(), id="small x at the end"),
    case(f"张三{ID}李四{IDX}", "id_card", ID, IDX, id="between Chinese characters, where no word boundary is"),
    case(full_width(ID), "id_card", full_width(ID), id="full width"),
    case(full_width(IDX), "id_card", full_width(IDX), id="full width X"),
    case(f"{ID[:6]} {ID[6:14]} {ID[14:]}", "id_card", f"{ID[:6]} {ID[6:14]} {ID[14:]}", id="blanks"),
    case(f"{ID[:6]}-{ID[6:14]}-{ID[14:]}", "id_card", f"{ID[:6]}-{ID[6:14]}-{ID[14:]}", id="hyphens"),
    case(f"{ID[:6]}　{ID[6:]}", "id_card", f"{ID[:6]}　{ID[6:]}", id="an ideographic blank"),
    case(" ".join(ID), "id_card", " ".join(ID), id="every digit apart"),
    case("\u200b".join(ID), "id_card", "\u200b".join(ID), id="zero-width blanks"),
    case(f"{ID[:9]}\u200d\ufeff{ID[9:]}", "id_card", f"{ID[:9]}\u200d\ufeff{ID[9:]}", id="other unseen marks"),
    case(f"{ID[:10]}\n{ID[10:]}", "id_card", f"{ID[:10]}\n{ID[10:]}", id="a line break in a cell"),
    case(f"{ID[:10]}\r\n{ID[10:]}", "id_card", f"{ID[:10]}\r\n{ID[10:]}", id="a Windows line break"),
    case(f"{ID[:6]}\t{ID[6:14]}\t{ID[14:]}", "id_card", f"{ID[:6]}\t{ID[6:14]}\t{ID[14:]}", id="three cells"),
    case(f"1 {ID} 31 男", "id_card", ID, id="a serial before and an age behind"),
    case(f"{ID}\n12 李四", "id_card", ID, id="the serial of the next row"),
    case(f"ID:{ID}", "id_card", ID, id="Latin label"),
    case(f"zhangsan{ID}.jpg", "id_card", ID, id="in a file name"),
    case(f"订单号：{ID}", "id_card", ID, id="a wrong label does not hide a proven number"),
    case(f"身份证号{OLD}", "id_card", OLD, id="15 digits after their word"),
    case(f"张三 {OLD}", "id_card", OLD, id="15 digits alone, region and date real"),
    case(f"身份证号 {OLD[:6]} {OLD[6:12]} {OLD[12:]}", "id_card", f"{OLD[:6]} {OLD[6:12]} {OLD[12:]}", id="15 digits split"),
    case(f"残疾人证号{DISABILITY}", "disability_certificate", DISABILITY, id="disability certificate"),
    case(DISABILITY, "disability_certificate", DISABILITY, id="disability certificate alone"),
    case(f"{IDX}44", "disability_certificate", f"{IDX}44", id="disability certificate with X"),
    case(f"{DISABILITY}B1", "disability_certificate", f"{DISABILITY}B1", id="reissued disability certificate"),
    case(f"残疾证：{ID} 31", "disability_certificate", f"{ID} 31", id="split disability certificate after its word"),
    case("手机13812345678", "mobile", "13812345678", id="mobile after its word"),
    case("13812345678、19912345678", "mobile", "13812345678", "19912345678", id="two mobiles"),
    case("13812345678/15012345678", "mobile", "13812345678", "15012345678", id="two mobiles with a slash"),
    case("138 1234 5678", "mobile", "138 1234 5678", id="3-4-4 with blanks"),
    case("138-1234-5678", "mobile", "138-1234-5678", id="3-4-4 with hyphens"),
    case("138－1234－5678", "mobile", "138－1234－5678", id="full-width hyphens"),
    case("138.1234.5678", "mobile", "138.1234.5678", id="3-4-4 with points"),
    case("+86 138 1234 5678", "mobile", "+86 138 1234 5678", id="with +86"),
    case("+8613812345678", "mobile", "+8613812345678", id="with +86 and no blank"),
    case("86-13812345678", "mobile", "86-13812345678", id="with 86-"),
    case("008613812345678", "mobile", "008613812345678", id="with 0086"),
    case("(+86)13812345678", "mobile", "13812345678", id="country code in brackets"),
    case(full_width("13812345678"), "mobile", full_width("13812345678"), id="full-width mobile"),
    case("138\u200b1234\u200b5678", "mobile", "138\u200b1234\u200b5678", id="zero-width blanks in a mobile"),
    case("电话：1 3 8 1 2 3 4 5 6 7 8", "mobile", "1 3 8 1 2 3 4 5 6 7 8", id="every digit apart"),
    case("电话：1381234\n5678", "mobile", "1381234\n5678", id="a line break after its word"),
    case("联系电话：0379-68331234，13812345678", "mobile", "13812345678", id="beside a landline"),
    case("张三 86 13812345678", "mobile", "13812345678", id="an age of 86 is no country code"),
    case("Tel.13812345678", "mobile", "13812345678", id="Tel. before"),
    case("tel:13812345678", "mobile", "13812345678", id="a telephone link"),
    case("https://x.gov.cn/a?phone=13812345678", "mobile", "13812345678", id="a phone field of a web address"),
    case("1.13812345678", "mobile", "13812345678", id="in a numbered list"),
    case("●13812345678", "mobile", "13812345678", id="behind a bullet"),
    case("**13812345678**", "mobile", "13812345678", id="in bold Markdown"),
    case("微信号：13812345678", "mobile", "13812345678", id="as an account of a messenger"),
    case(f"卡号：{CARD}", "bank_card", CARD, id="card after its word"),
    case(CARD, "bank_card", CARD, id="national card prefix alone, 19 digits"),
    case(CARD16, "bank_card", CARD16, id="national card prefix alone, 16 digits"),
    case(full_width(CARD), "bank_card", full_width(CARD), id="full-width card"),
    case(
        " ".join(CARD[i : i + 4] for i in range(0, 19, 4)),
        "bank_card",
        " ".join(CARD[i : i + 4] for i in range(0, 19, 4)),
        id="card in groups of four",
    ),
    case(f"一卡通账号 {card('436742')}", "bank_card", card("436742"), id="other prefix with its word"),
    case(f"{card('436742')}（农行卡）", "bank_card", card("436742"), id="the word in brackets behind"),
    case(f"社保卡：{card('95588', 19)}", "bank_card", card("95588", 19), id="social security card"),
    case(f"银行账号：{CARD[:10]}\n{CARD[10:]}", "bank_card", f"{CARD[:10]}\n{CARD[10:]}", id="card over two lines of a cell"),
    case(f"户名：张三 开户行：农业银行 账号：{CARD}", "bank_card", CARD, id="the holder is a person"),
    case("护照号码：E12345678", "passport", "E12345678", id="passport after its word"),
    case("持护照（号码EA1234567）入境", "passport", "EA1234567", id="new passport in brackets"),
    case("E12345678（护照）", "passport", "E12345678", id="passport before its word"),
    case("护照号：123456789", "passport", "123456789", id="a foreign passport"),
    case("往来港澳通行证：C12345678", "hk_macao_permit", "C12345678", id="permit to Hong Kong"),
    case("回乡证号H12345678", "hk_macao_permit", "H12345678", id="home return permit"),
    case("台胞证号：12345678", "taiwan_permit", "12345678", id="permit of people from Taiwan"),
    case("往来台湾通行证T12345678", "taiwan_permit", "T12345678", id="permit to Taiwan"),
    case("军官证：南字第00123456号", "military_id", "南字第00123456号", id="officer's paper"),
    case("车牌豫C12345", "plate", "豫C12345", id="plate"),
    case("豫C·1A2B3的车主", "plate", "豫C·1A2B3", id="plate with a dot"),
    case("豫C 12345", "plate", "豫C 12345", id="plate with a blank"),
    case("豫CD12345", "plate", "豫CD12345", id="electric car"),
    case("豫C12345D", "plate", "豫C12345D", id="electric lorry"),
    case("豫C1234警", "plate", "豫C1234警", id="police car"),
    case("豫c12345", "plate", "豫c12345", id="small letter"),
    case("邮箱：zhang.san@yichuan.gov.cn。", "email", "zhang.san@yichuan.gov.cn", id="e-mail before a full stop"),
    case("ａｂｃ＠１６３．ｃｏｍ", "email", "ａｂｃ＠１６３．ｃｏｍ", id="full-width e-mail"),
    case("13812345678@qq.com", "email", "13812345678@qq.com", id="a mobile inside an e-mail is one finding"),
    case("家庭住址：伊川县葛寨镇烟涧村3组12号", "address", "伊川县葛寨镇烟涧村3组12号", id="home with a door"),
    case("现住址：西工区王城大道8号院3号楼2单元501室", "address", "西工区王城大道8号院3号楼2单元501室", id="a flat"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_it_is_found(text: str, expected: list[tuple[str, str]]):
    found = scan(text)
    assert [(f.kind, f.value) for f in found] == expected
    assert all(text[f.start : f.end] == f.value and f.why for f in found)


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_it_is_found_in_the_middle_of_a_long_text(text: str, expected: list[tuple[str, str]]):
    filler = "全年主动公开政府信息三十八条。\n" * 9000
    found = scan(f"{filler}{text}\n{filler}")
    assert [(f.kind, f.value) for f in found] == expected
    assert found[0].start == len(filler) + text.index(expected[0][1])


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        pytest.param(ID, "error", id="identity numbers block"),
        pytest.param(OLD, "error", id="old ones too"),
        pytest.param(CARD, "error", id="bank cards block"),
        pytest.param(DISABILITY, "error", id="the disability certificate holds an identity number"),
        pytest.param("13812345678", "warning", id="mobiles warn"),
        pytest.param("a@163.com", "warning", id="e-mail warns"),
        pytest.param("豫C12345", "warning", id="plates warn"),
    ],
)
def test_identity_and_bank_numbers_block_and_the_rest_warns(text: str, severity: str):
    assert [f.severity for f in scan(text)] == [severity]


def test_the_head_of_a_plain_table_is_the_label_of_its_column():
    rows = f"序号,姓名,卡号,运单号\n1,张三,{card('436742')},{card('621098')}\n"
    assert [f.value for f in scan(rows)] == [card("436742")]


def test_a_label_alone_on_the_line_above_counts():
    assert [f.kind for f in scan("护照号码\nE12345678")] == ["passport"]


def test_the_permanent_residence_card_of_a_foreigner_needs_its_word():
    number = identity(region="941840", serial="123")
    assert [f.kind for f in scan(f"永久居留身份证：{number}")] == ["id_card"]
    assert not scan(f"流水{number}")
