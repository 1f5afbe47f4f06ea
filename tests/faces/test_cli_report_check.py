"""`gongkai report check`: what it prints, its exit codes, how fast it starts, and what it never loads."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from gongkai.cli import main
from gongkai.reporting.importing import check
from gongkai_law.report.form import Form
from tests.report_files import MadeReport, as_docx, as_text
from tests.report_samples import consistent_figures

FORM = Form.by_id("F2021")
CLEAN = MadeReport(FORM, 2023, consistent_figures(FORM, 5))
WRONG = replace(CLEAN, figures={**CLEAN.figures, "t4.review.total": 99, "t3.granted.natural": None})
FAINT = replace(CLEAN, prose={6: ("无。",)})  # no word of the fee: a warning


def put(folder: Path, report: MadeReport, name: str = "年报.txt") -> str:
    path = folder / name
    path.write_bytes(as_docx(report) if name.endswith(".docx") else as_text(report).encode())
    return str(path)


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(["report", "check", *arguments])
    shown = capsys.readouterr()
    return code, shown.out, shown.err


def test_a_clean_report_says_what_was_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    code, out, err = told(capsys, put(tmp_path, CLEAN))
    assert (code, err) == (0, "")
    assert (
        "青山县白云镇人民政府，2023 年" in out
        and "30号" in out
        and "读出 200 个数" in out
        and "读到 6 个部分" in out
    )
    assert out.endswith("结论：没有查出问题。\n")


def test_errors_give_1_and_are_named_by_their_labels(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    code, out, _ = told(capsys, put(tmp_path, WRONG))
    assert code == 1
    assert "错误（要改正）：2 处" in out and "K5[review]" in out and "（一）予以公开／自然人" in out
    assert "t3." not in out and "t4." not in out and out.endswith("结论：有 2 处错误，改正后再查一遍。\n")


def test_warnings_alone_give_0(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    code, out, _ = told(capsys, put(tmp_path, FAINT))
    assert code == 0 and "提醒" in out and out.endswith("结论：没有错误，有需要核对的地方。\n")


def test_json_is_one_document_and_nothing_else(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    code, out, err = told(capsys, put(tmp_path, WRONG, "年报.docx"), "--json")
    document = json.loads(out)
    assert (code, err) == (1, "")
    assert list(document) == ["format", "agency", "year", "figures", "findings", "chapters"]
    assert sorted(one["rule"] for one in document["findings"]) == ["K11", "K5[review]"]


def test_blank_cells_are_told_by_table_and_counted_one_by_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    path = put(tmp_path, replace(CLEAN, figures=dict.fromkeys(CLEAN.figures)))
    _, out, _ = told(capsys, path)
    assert "错误（要改正）：200 处" in out and out.count("全部是空的") == 3 and out.count("K11") == 3
    _, out, _ = told(capsys, path, "--json")
    assert [len(one["cells"]) for one in json.loads(out)["findings"]] == [1] * 200


def test_many_findings_of_one_rule_are_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    negative = {cell: -1 for cell in CLEAN.figures if cell.startswith("t4.")}
    _, out, _ = told(capsys, put(tmp_path, replace(CLEAN, figures={**CLEAN.figures, **negative})))
    assert "K11  同样的问题还有 7 条" in out and out.count("不能是负数") == 8


def test_last_year_is_compared(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    before = put(
        tmp_path, replace(CLEAN, year=2022, figures={**CLEAN.figures, "t3.carry_out.total": 77}), "b.txt"
    )
    code, out, _ = told(capsys, put(tmp_path, CLEAN), "--previous", before)
    assert code == 1 and "K4 " in out and "prose.reused" in out


def test_notes_say_how_the_file_was_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path = tmp_path / "年报.txt"
    path.write_bytes(as_text(CLEAN).encode("gbk"))
    assert "说明：文件用的是 GBK 编码" in told(capsys, str(path))[1]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["没有.docx"], "找不到", id="no such file"),
        pytest.param(["."], "文件夹", id="a folder"),
        pytest.param([__file__], "不像政府信息公开", id="not a report"),
    ],
)
def test_what_cannot_be_read_gives_2_and_words(
    capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
):
    code, out, err = told(capsys, *arguments, "--json")
    assert (code, out) == (2, "") and said in err and "办法" in err and "Traceback" not in err


def test_a_previous_report_that_cannot_be_read_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    code, _, err = told(capsys, put(tmp_path, CLEAN), "--previous", str(tmp_path / "去年.docx"))
    assert code == 2 and "去年.docx" in err


def test_a_fault_of_ours_is_told_without_a_traceback(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    def broken(*_: object, **__: object) -> None:
        raise RecursionError

    monkeypatch.setattr(check, "check_report", broken)
    code, _, err = told(capsys, put(tmp_path, CLEAN))
    assert code == 2 and "RecursionError" in err and "维护人员" in err


def test_no_file_is_wrong_use(capsys: pytest.CaptureFixture[str]):
    assert told(capsys)[0] == 2


LOADED = """
import sys
from gongkai.cli import main
code = main(["report", "check", sys.argv[1], "--json"])
heavy = [name for name in ("django", "openpyxl", "docx", "pypdfium2", "lxml", "selectolax") if name in sys.modules]
sys.stderr.write(f"{code} {heavy}")
"""


def test_a_text_report_needs_no_framework_and_no_heavy_reader(tmp_path: Path):
    done = subprocess.run(
        [sys.executable, "-c", LOADED, put(tmp_path, CLEAN)], capture_output=True, text=True, check=True
    )
    assert done.stderr == "0 []" and json.loads(done.stdout)["year"] == 2023


def test_a_word_report_needs_no_framework_either(tmp_path: Path):
    done = subprocess.run(
        [sys.executable, "-c", LOADED, put(tmp_path, CLEAN, "年报.docx")],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == "0 []"


def test_the_county_s_last_day_can_be_given(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path = tmp_path / "年报.txt"
    path.write_text(as_text(CLEAN).replace("\n", "\n发布时间：2024-02-06\n", 1), "utf-8")

    def late(*more: str) -> list[str]:
        _, out, _ = told(capsys, str(path), "--json", *more)
        return [
            one["severity"]
            for one in json.loads(out)["findings"]
            if one["rule"] == "structure.late_publication"
        ]

    assert (late("--due", "2024-02-05"), late("--due", "2024-02-06")) == (["warning"], [])
    code, _, err = told(capsys, str(path), "--due", "二月")
    assert code == 2 and "--due" in err
