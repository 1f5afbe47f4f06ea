"""Texts with exactly their findings: how people write numbers, hide them badly, and write what only looks like one.

A case is its parts: plain strings, and `kind(value)` for what must be found. Nothing else may be.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest

from gongkai_law.screening import scan
from tests.screening_numbers import card, credit_code, full_width, identity, identity_with_x, old_identity


@dataclass(frozen=True)
class Must:
    kind: str
    value: str


def kind(name):
    return lambda value: Must(name, value)


id_card, mobile, bank, passport = kind("id_card"), kind("mobile"), kind("bank_card"), kind("passport")
plate, email, disability = kind("plate"), kind("email"), kind("disability_certificate")
ID, IDX, OLD = identity(), identity_with_x(), old_identity()
OTHER = identity(region="110105", born="19491231", serial="002")
CARD, SHORT_CARD, PHONE = card(), card("622202", 16), "13800000001"
COMMON = credit_code("11410329005678901")


def parts(number, *cuts):
    return [number[a:b] for a, b in zip((0, *cuts), (*cuts, len(number)), strict=True)]


def joined(sign, number, *cuts):
    return sign.join(parts(number, *cuts))


FOUND = {
    "between Chinese characters": ["张三，男，", id_card(ID), "，家住"],
    "closing x in lower case": ["证件号码", id_card(IDX[:-1] + "x"), "办理"],
    "closing X in full width": ["证件号码", id_card(IDX[:-1] + "Ｘ"), "办理"],
    "closing X as Roman ten": ["证件号码", id_card(IDX[:-1] + "Ⅹ"), "办理"],
    "closing X as Cyrillic letter": ["身份证", id_card(IDX[:-1] + "Х"), "办理"],
    "closing X as times sign": ["身份证", id_card(IDX[:-1] + "×"), "办理"],
    "blanks 6-8-4": ["身份证号：", id_card(joined(" ", ID, 6, 14)), "。"],
    "blanks 3-3-4-4-4": ["身份证号：", id_card(joined(" ", ID, 3, 6, 10, 14)), "。"],
    "blanks 4-4-4-4-2": ["身份证号：", id_card(joined(" ", ID, 4, 8, 12, 16)), "。"],
    "hyphens": ["身份证号：", id_card(joined("-", ID, 6, 14)), "。"],
    "stops under the word": ["身份证号：", id_card(joined(".", ID, 6, 14)), "。"],
    "middle dots under the word": ["身份证号：", id_card(joined("·", ID, 6, 14)), "。"],
    "underscores under the word": ["身份证号：", id_card(joined("_", ID, 6, 14)), "。"],
    "commas under the word": ["身份证号：", id_card(joined(",", ID, 6, 14)), "。"],
    "strokes under the word": ["身份证号：", id_card(joined("/", ID, 6, 14)), "。"],
    "bars under the word": ["身份证号：", id_card(joined("|", ID, 6, 14)), "。"],
    "digit by digit": ["张三 ", id_card(" ".join(ID)), "。"],
    "digit by digit with hyphens": ["张三：", id_card("-".join(ID)), "。"],
    "zero-width joiners everywhere": ["张三", id_card("\u200d".join(ID)), "。"],
    "a soft hyphen": ["张三", id_card(joined("\u00ad", ID, 9)), "。"],
    "a byte order mark inside": ["张三", id_card(joined("\ufeff", ID, 9)), "。"],
    "full width": ["身份证", id_card(full_width(ID)), "。"],
    "half in full width": ["身份证", id_card(full_width(ID[:9]) + ID[9:]), "。"],
    "full width with wide blanks": ["身份证", id_card(joined("\u3000", full_width(ID), 6, 14)), "。"],
    "over the end of a line": ["身份证号：", id_card(joined("\n", ID, 10)), "。"],
    "over an empty line": ["身份证号：", id_card(joined("\n\n", ID, 10)), "。"],
    "over a Windows line end": ["身份证号：", id_card(joined("\r\n", ID, 10)), "。"],
    "over three cells": ["张三\t", id_card(joined("\t", ID, 6, 14)), "\t男"],
    "two behind each other": ["张三", id_card(ID), "李四", id_card(OTHER), "。"],
    "two with a stroke": [id_card(ID), "/", id_card(OTHER)],
    "two with a blank": [id_card(ID), " ", id_card(OTHER)],
    "identity, phone and card in a row": [id_card(ID), "\t", mobile(PHONE), "\t", bank(CARD)],
    "Latin letters before": ["ID", id_card(ID)],
    "in a file name": ["低保_张三_", id_card(ID), ".jpg"],
    "in json": ['{"idCard":"', id_card(ID), '","phone":"', mobile(PHONE), '"}'],
    "in a csv": ["姓名,身份证号,电话\n张三,", id_card(ID), ",", mobile(PHONE), "\n"],
    "behind the csv's apostrophe": ["张三,'", id_card(ID), "\n"],
    "in a markdown table": ["| 姓名 | 身份证号 |\n|---|---|\n| 张三 | ", id_card(ID), " |"],
    "in bold": ["**", id_card(ID), "**"],
    "one per line": ["张三\n", id_card(ID), "\n李四\n", id_card(OTHER)],
    "as driving licence number": ["驾驶证号：", id_card(ID)],
    "as social security number": ["社会保障号码：", id_card(ID)],
    "residence card of Hong Kong people": [
        "居住证号",
        id_card(identity(region="810000", born="19800101", serial="001")),
    ],
    "residence card of a foreigner": ["永久居留证", id_card(identity(region="941000"))],
    "fifteen digits": ["身份证号：", id_card(OLD), "。"],
    "fifteen digits with blanks": ["身份证号：", id_card(joined(" ", OLD, 6, 12)), "。"],
    "disability certificate": ["残疾证号：", disability(ID + "44")],
    "disability certificate without a word": ["张三 ", disability(ID + "43")],
    "disability certificate with a blank": ["残疾人证 ", disability(ID + " 43")],
    "disability certificate reissued": ["残疾证号 ", disability(ID + "43B1")],
    "phone 3-4-4": ["电话：", mobile("138 0000 0001")],
    "phone with hyphens": ["电话：", mobile("138-0000-0001")],
    "phone in odd groups under its word": ["电话：", mobile("138 000 00001")],
    "phone with country code": ["电话：", mobile("+86 138 0000 0001")],
    "phone with country code glued": ["电话：", mobile("8613800000001")],
    "phone with a nought before": ["电话：", mobile("013800000001")],
    "phone in full width": ["电话：", mobile(full_width(PHONE))],
    "phone with zero-width marks": ["电话", mobile("138\u200b0000\u200b0001")],
    "phone with stops": ["手机：", mobile("138.0000.0001")],
    "phone by twos": ["手机：", mobile("138-00-00-00-01")],
    "two phones with a stroke": [mobile(PHONE), "/", mobile("13900000002")],
    "phone as WeChat": ["微信：", mobile(PHONE)],
    "phone in a file name": ["张三_", mobile(PHONE), "_身份证.jpg"],
    "phone in a web address's field": ["http://x.gov.cn/q?phone=", mobile(PHONE)],
    "card under its word": ["开户行：农业银行，账号：", bank(CARD)],
    "card in groups": ["银行卡号 ", bank(joined(" ", CARD, 4, 8, 12, 16))],
    "card of nineteen digits alone": ["张三 ", bank(CARD), " 500元"],
    "card in full width": ["卡号", bank(full_width(SHORT_CARD))],
    "card of another scheme near a bank": ["银行卡 ", bank(card("411111", 16))],
    "card in the column of accounts": ["姓名\t银行账号\t金额\n张三\t", bank(SHORT_CARD), "\t100\n"],
    "card over a line end under its word": ["银行卡号：", bank(joined("\n", CARD, 10))],
    "card of the benefits book": ["一卡通账号", bank(CARD)],
    "card in a form with a person as holder": ["开户银行：农行\n银行账号：", bank(CARD), "\n户名：张三"],
    "passport": ["护照号：", passport("E12345678")],
    "passport with two letters": ["护照号码 ", passport("EA1234567")],
    "passport in English": ["Passport No. ", passport("G12345678")],
    "passport before its word": [passport("E12345678"), "（护照）"],
    "plate": ["车牌", plate("豫C12345")],
    "plate with a dot": ["车辆", plate("豫C·12345")],
    "plate of an electric car": ["车辆", plate("豫AD12345")],
    "plate with blanks": ["车辆", plate("豫 C 12345")],
    "plate of a trailer": ["半挂车", plate("豫C1234挂")],
    "e-mail": ["邮箱", email("zhang.san@163.com"), "。"],
    "e-mail with wide signs": ["邮箱", email("zhangsan＠163．com")],
    "masked, birth date left": [id_card(ID[:14] + "****")],
    "masked, four in the middle": [id_card(ID[:10] + "****" + ID[14:])],
    "masked with X": [id_card(ID[:14] + "XXXX")],
    "masked with squares": ["身份证：", id_card(ID[:14] + "■■■■")],
    "masked with underscores": ["身份证：", id_card(ID[:14] + "____")],
    "masked with question marks": ["身份证：", id_card(ID[:14] + "????")],
    "masked with hyphens": ["身份证：", id_card(ID[:14] + "----")],
    "masked with dots": ["身份证：", id_card(ID[:14] + "....")],
    "masked with an ellipsis": ["身份证：", id_card(ID[:14] + "……")],
    "masked in the last place only": [id_card(ID[:17] + "*")],
    "masked the usual way: ten digits left": ["身份证", id_card("410329********1234")],
    "phone masked in two places": [mobile("13800**0001")],
    "phone masked in one place under its word": ["电话", mobile("138000*0001")],
    "card masked, six and four left": ["卡号", bank("622848*********" + CARD[-4:])],
}

NOT_FOUND = {
    "a wrong check digit": "身份证号：" + ID[:-1] + ("1" if ID[-1] != "1" else "2") + "。",
    "a birth date to come": "身份证" + identity(born="20991231"),
    "born in 1850": "身份证" + identity(born="18500101"),
    "the 30th of February": "身份证" + identity(born="19900230"),
    "a region that is none": "身份证" + identity(region="990101"),
    "part of a longer number": "1234" + ID,
    "two numbers without anything between": ID + OTHER,
    "the first fourteen digits": "身份证号：" + ID[:14],
    "masked strictly": "4****************4",
    "masked, three and four left": "身份证号：410***********1234",
    "masked, only the region left": "身份证号：410329************",
    "phone masked the usual way": "电话138****0001",
    "card masked, nine left": "卡号：622848*********123",
    "unit telephone": "监督电话：0379-68300000，0379-68300001转8001，(0379)68300002",
    "service numbers": "拨打12345、12388、95533或者400-800-0000",
    "phone abroad": "电话 00852-21234567",
    "credit code": "统一社会信用代码：" + COMMON,
    "index number": f"索引号：{COMMON}/2020-00012",
    "document numbers": "青政〔2020〕12号、国办函〔2020〕109号",
    "amounts": "合计13800000001元，其中150000000元，13,800,000,001.00 元，总价13800000001（元）",
    "days": "2020年1月1日至2020-12-31，20200101-20201231",
    "order number": "订单编号13812345678，订单号202001011234567890",
    "number of a village in statistics": "410329100201001 某村",
    "region codes": "410329100000 410329101000 410329102000",
    "counts in cells": "1 3 8 0 0 0 0 0 0 0 1",
    "pieces of several figures": "1380\t0000\t001\t23",
    "coordinates": "东经112.4123456789012，北纬34.5123456789012",
    "a page's address": "https://www.ly.gov.cn/html/13800000001/202001/138000000012.html",
    "tender number": "招标编号：YCZB-13800000001",
    "licence number": "营业执照注册号410329600012345，食品经营许可证编号JY14103290000012",
    "parcel": "宗地代码：410329001002JC00012W00000000",
    "internet filing": "豫ICP备13800000号-1，豫公网安备 41032902000001号",
    "case number": "（2020）豫0329民初13812号",
    "fingerprint": "sha256 4103291900010112345678901234",
    "time stamp": "1609372800000，20201231235959001",
    "pi": "3.14159265358979323846",
    "spreadsheet's rounding": "4.10329E+17",
    "card with a wrong check digit": "卡号" + SHORT_CARD[:-1] + str((int(SHORT_CARD[-1]) + 1) % 10),
    "card of another scheme without a bank": "编号 " + card("411111", 16),
    "account of a unit": f"户名：青石镇人民政府 开户行：农行 账号：{CARD}",
    "account for gifts": f"捐款账号：{CARD}",
    "last four of a card": "尾号1234的银行卡",
    "type designation like a passport": "型号E12345678",
    "passport fee": "护照工本费150000000元",
    "passport asked for, another number behind": "需要提供护照。其他材料见清单，型号为E12345678的设备",
    "shares and plots": "京A类、冀B股、青A1-1地块、苏A00001号地块、说明云A12345号文",
    "plate with a letter there is none": "豫I12345",
    "plate with a digit too many": "豫C123456",
    "picture name and package": "icon@2x.png package@1.2.3 @张三",
    "products of numbers": "3*4*5*6=360，138000*0001",
    "office address": "办公地址：青石镇中心街1号",
    "village without a door": "家庭住址：青石镇李村3组",
}


@pytest.mark.parametrize("case", FOUND)
def test_exactly_these_findings(case: str):
    text, wanted = "", []
    for part in FOUND[case]:
        if isinstance(part, Must):
            wanted.append((part.kind, part.value, len(text)))
            text += part.value
        else:
            text += part
    assert [(f.kind, f.value, f.start) for f in scan(text, on=date(2026, 11, 25))] == wanted


@pytest.mark.parametrize("case", NOT_FOUND)
def test_no_finding(case: str):
    assert scan(NOT_FOUND[case], on=date(2026, 11, 25)) == ()
