"""What chapter six says of the information-processing fee (收费办法; K15): said, denied, or left unsaid."""

from __future__ import annotations

from decimal import Decimal

import pytest

from gongkai.reporting.importing.chapters import Chapter, Structure
from gongkai.reporting.importing.fees import read_fees


def chapter_six(text: str) -> Structure:
    heading = "六、其他需要报告的事项"
    return Structure(text, "", (Chapter(6, heading, text, 0, len(text), heading),), ())


@pytest.mark.parametrize(
    ("text", "notices", "collected"),
    [
        pytest.param("2023年度未发出收费通知，未收取信息处理费。", 0, 0, id="neither sent nor collected"),
        pytest.param("本机关未收取政府信息公开信息处理费。", None, 0, id="notices are not spoken of"),
        pytest.param("全年收取政府信息公开信息处理费3940元。", None, 3940, id="an amount alone"),
        pytest.param(
            "收取信息处理费共计380元，其中民政局1件，收取380元。", None, 380, id="an amount and its parts"
        ),
        pytest.param(
            "发出收费通知3件，总金额500元，实际收取信息处理费200.5元。", 3, Decimal("200.5"), id="all"
        ),
        pytest.param("发出收费通知书0份，收取信息处理费0元。", 0, 0, id="zeros"),
        pytest.param("发出0件收费通知，总金额0元，实际收取0元。", 0, 0, id="the number before the notice"),
        pytest.param("共发出2份信息处理费收费通知，实际收取0.03万元。", 2, 300, id="the number before, 万元"),
        pytest.param("没有发送过信息处理费收费通知。", 0, None, id="没有发送过"),
        pytest.param("收取信息处理费共1.2万元。", None, 12000, id="万元"),
        pytest.param("按规定免费向申请人提供信息。", None, None, id="another word with 费"),
    ],
)
def test_what_is_said(text: str, notices: int | None, collected: object):
    said = read_fees(chapter_six(text))
    assert said is not None and (said.notices, said.collected) == (notices, collected)


def test_nothing_said_is_no_statement():
    assert read_fees(chapter_six("无。")) is None
    assert read_fees(Structure("", "", (), ())) is None
