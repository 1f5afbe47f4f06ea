"""`gongkai clock`: what it prints, its exit codes, and what it says of files that are no use."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from gongkai.cli import main

CASE = [
    {"on": "2025-09-01", "kind": "submitted", "channel": "in_person"},
    {"on": "2025-09-10", "kind": "third_party_consulted", "delivered": "2025-09-11", "party": "甲公司"},
    {"on": "2025-09-28", "kind": "third_party_answered", "party": "甲公司"},
]

NOTICE = """
[[notice]]
number = "国办发明电〔2026〕6号"
issued_on = 2026-11-25
year = 2027
kind = "yearly"
holiday = [
    { name = "元旦", off = ["2027-01-01/2027-01-03"] },
    { name = "春节", off = ["2027-02-05/2027-02-11"], worked = [2027-01-31, 2027-02-14] },
    { name = "劳动节", off = ["2027-05-01/2027-05-05"] },
    { name = "国庆节", off = ["2027-10-01/2027-10-07"] },
]
"""


def put(folder: Path, data: Any, name: str = "events.json") -> str:
    path = folder / name
    if isinstance(data, bytes):
        path.write_bytes(data)
    else:
        path.write_text(data if isinstance(data, str) else json.dumps(data, ensure_ascii=False), "utf-8")
    return str(path)


def told(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> tuple[str, str]:
    assert main(["clock", *arguments]) == code
    shown = capsys.readouterr()
    return shown.out, shown.err


def test_json_is_the_contract_and_nothing_else(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    out, err = told(capsys, put(tmp_path, CASE), "--on", "2025-09-30", "--json")
    reading = json.loads(out)
    assert reading["reply_due"] == "2025-10-22" and reading["third_party_due"] == "2025-10-09"
    assert [step["days"] for step in reading["steps"]] == [0, 7, 13, 13] and err == ""


def test_an_object_with_events_does_as_well(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    out, _ = told(capsys, put(tmp_path, {"events": CASE[:1]}), "--json")
    assert json.loads(out)["reply_due"] == "2025-09-28"


def test_a_file_saved_with_a_byte_order_mark_is_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path = put(tmp_path, json.dumps(CASE, ensure_ascii=False).encode("utf-8-sig"))
    assert json.loads(told(capsys, path, "--json")[0])["received_on"] == "2025-09-01"


def test_the_words_say_dates_with_weekdays_and_how_they_were_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    out, _ = told(capsys, put(tmp_path, CASE), "--on", "2025-09-30")
    for words in (
        "状态：办理中（读取日2025-09-30（周二））",
        "收到申请之日：2025-09-01（周一）",
        "第三方答复至：2025-10-09（周四）",
        "答复最晚：2025-10-22（周三）",
        "已用9个工作日，还剩11个工作日",
        "2025-09-11（周四）至2025-09-28（周日），不计13个工作日：征求第三方意见“甲公司”",
        "（《条例》第三十三条第三款）",
    ):
        assert words in out


@pytest.mark.parametrize(
    ("more", "words"),
    [
        pytest.param(
            {"on": "2025-10-22", "kind": "replied"}, "答复之日：2025-10-22（周三），按期", id="按期答复"
        ),
        pytest.param(
            {"on": "2025-10-23", "kind": "replied"}, "答复之日：2025-10-23（周四），超期", id="超期答复"
        ),
        pytest.param({"on": "2025-09-29", "kind": "confirmed"}, "请注意：", id="有提示"),
        pytest.param(
            {"on": "2025-09-29", "kind": "agency_consulted"},
            "如一直不答复，答复最晚：",
            id="还有没答复的征求意见",
        ),
    ],
)
def test_the_words_tell_the_outcome(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], more: dict[str, str], words: str
):
    assert words in told(capsys, put(tmp_path, [*CASE, more]), "--on", "2025-09-30")[0]


def test_overdue_says_by_how_much(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert "超过期限2个工作日" in told(capsys, put(tmp_path, CASE), "--on", "2025-10-24")[0]


def test_without_confirmation_the_words_say_why_nothing_runs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    path = put(tmp_path, [{"on": "2025-09-01", "kind": "submitted", "channel": "internet"}])
    out, _ = told(capsys, path)
    assert "尚未起算" in out and "双方确认之日为收到申请之日" in out


def test_a_provisional_date_says_which_notice_is_missing_and_a_loaded_notice_settles_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    path = put(tmp_path, [{"on": "2027-01-20", "kind": "submitted", "channel": "in_person"}])
    out, _ = told(capsys, path)
    assert "暂定：2027年的放假通知还没有装入" in out and "答复最晚：2027-02-17" in out
    notice = put(tmp_path, NOTICE, "2027.toml")
    settled = json.loads(told(capsys, path, "--calendar", notice, "--json")[0])
    assert (settled["reply_due"], settled["provisional"]) == ("2027-02-22", False)


def test_the_offices_own_term_is_shown_beside_the_statutory_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    out, _ = told(capsys, put(tmp_path, CASE[:1]), "--internal", "10")
    assert "本单位内部期限：2025-09-15（周一）" in out


BAD_FILES = [
    pytest.param(b"", "不是 JSON：第1行第1列", id="空文件"),
    pytest.param("今天收到一件申请".encode(), "不是 JSON", id="不是JSON"),
    pytest.param(b'[{"on": 2025-03-03}]', "不是 JSON", id="日期没加引号"),
    pytest.param('[{"on": "2025-03-03", "kind": "答复"}]'.encode("gbk"), "不是 UTF-8 编码", id="GBK编码"),
    pytest.param('[{"on": "2025-03-03"}]'.encode("utf-16"), "不是 UTF-8 编码", id="UTF-16编码"),
    pytest.param(b"[" * 200_000, "括号套得太深", id="括号套得太深"),
    pytest.param(b"9" * 10_000, "数字太长", id="数字太长"),
    pytest.param(b" " * 1_000_001, "超过了1000000字节", id="太大"),
    pytest.param(b"{}", "事件表不是一个列表", id="空对象"),
    pytest.param(b"[]", "事件表是空的", id="空列表"),
    pytest.param(
        b'[{"on": "2025-03-03", "kind": "arrived"}]', "第1个事件：不认识的事项“arrived”", id="事项不认识"
    ),
    pytest.param(b'[{"on": "2025-03-03", "kind": "replied"}]', "发生在提交申请之前", id="没有提交就答复"),
    pytest.param(
        b'[{"on": "1899-03-03", "kind": "submitted", "channel": "fax"}]', "超出了能计算的范围", id="1899年"
    ),
]


@pytest.mark.parametrize(("data", "words"), BAD_FILES)
def test_a_file_that_is_no_use_gives_words_and_exit_code_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], data: bytes, words: str
):
    out, err = told(capsys, put(tmp_path, data), "--json", code=2)
    assert out == "" and words in err and "办法：" in err and "Traceback" not in err


def test_a_missing_file_and_a_folder_give_words_and_exit_code_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    assert "找不到文件" in told(capsys, str(tmp_path / "none.json"), code=2)[1]
    assert "读不了" in told(capsys, str(tmp_path), code=2)[1]
    assert "读不了" in told(capsys, "a\0b", code=2)[1]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        pytest.param(["--on", "明天"], "--on 写的“明天”不是一个日期", id="读取日写法不对"),
        pytest.param(["--on", "2100-01-01"], "--on：日期“2100-01-01”超出了能计算的范围", id="读取日在2100年"),
        pytest.param(["--internal", "21"], "内部期限“21”不对", id="内部期限太长"),
        pytest.param(["--calendar", "none.toml"], "找不到文件“none.toml”", id="没有放假通知文件"),
    ],
)
def test_wrong_options_give_words_and_exit_code_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], words: str
):
    assert words in told(capsys, put(tmp_path, CASE), *arguments, code=2)[1]


def test_wrong_use_is_exit_code_2(capsys: pytest.CaptureFixture[str]):
    told(capsys, code=2)
    told(capsys, "events.json", "--internal", "x", code=2)
