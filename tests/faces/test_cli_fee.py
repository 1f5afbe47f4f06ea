"""`gongkai fee`: amounts, bands, and what is refused."""

from __future__ import annotations

import json

import pytest

from gongkai.cli import main


def told(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> tuple[str, str]:
    assert main(["fee", *arguments]) == code
    shown = capsys.readouterr()
    return shown.out, shown.err


AMOUNTS = [
    pytest.param(["--items", "35"], 3000, id="35件"),
    pytest.param(["--items", "41"], 4300, id="41件"),
    pytest.param(["--items", "1", "--before", "10"], 100, id="本月已有10件"),
    pytest.param(["--items", "10", "--before", "0"], 0, id="10件不收费"),
    pytest.param(["--items", "0"], 0, id="零件"),
    pytest.param(["--pages", "250"], 4700, id="250页"),
    pytest.param(["--pages", "30"], 0, id="30页不收费"),
    pytest.param(["--pages", "31", "--on", "2021-01-01"], 10, id="收费办法施行当天"),
]


@pytest.mark.parametrize(("arguments", "amount"), AMOUNTS)
def test_json_has_the_amount_and_its_bands(
    capsys: pytest.CaptureFixture[str], arguments: list[str], amount: int
):
    out, err = told(capsys, *arguments, "--json")
    fee = json.loads(out)
    assert fee["amount"] == amount == sum(band["sum"] for band in fee["bands"]) and err == ""
    assert all(set(band) == {"from", "to", "price", "count", "sum"} for band in fee["bands"])


def test_the_words_show_each_band(capsys: pytest.CaptureFixture[str]):
    out, _ = told(capsys, "--items", "35")
    assert "按件计收：共3000元（《收费办法》第四条第二款）" in out
    assert "第31至第35件：200元/件 × 5 = 1000元" in out and "收不收费由人决定" in out


REFUSED = [
    pytest.param([], "没有写件数或页数", id="什么也没写"),
    pytest.param(["--items", "3", "--pages", "3"], "不能既按件又按量", id="两种方式一起用"),
    pytest.param(["--pages", "3", "--before", "2"], "--before 只用于按件计收", id="按量没有本月累计"),
    pytest.param(["--items=-3"], "“-3”不是件数", id="负数"),
    pytest.param(["--items", "2", "--before=-1"], "“-1”不是件数", id="本月已有负数件"),
    pytest.param(["--pages", "2.5"], "“2.5”不是页数", id="半页"),
    pytest.param(["--items", "三件"], "“三件”不是件数", id="写成汉字"),
    pytest.param(["--items", "１２"], "“１２”不是件数", id="全角数字"),
    pytest.param(["--items", "100001"], "超出了常理", id="件数离谱"),
    pytest.param(["--pages", "9" * 30], "不是页数", id="页数离谱"),
    pytest.param(["--items", "11", "--on", "2020-12-31"], "2021-01-01起施行", id="施行之前"),
    pytest.param(["--items", "11", "--on", "2020/12/31"], "不是一个日期", id="日期写法不对"),
]


@pytest.mark.parametrize(("arguments", "words"), REFUSED)
def test_what_makes_no_sense_is_refused_in_words(
    capsys: pytest.CaptureFixture[str], arguments: list[str], words: str
):
    out, err = told(capsys, *arguments, "--json", code=2)
    assert out == "" and words in err and "办法：" in err
