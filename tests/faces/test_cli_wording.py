"""`gongkai wording FILE [--json]`."""

from __future__ import annotations

import json

from gongkai.cli import main


def test_errors_are_said_with_their_line(tmp_path, capsys):
    path = tmp_path / "通知.txt"
    path.write_text("第一行\n人民攻府定于2020年2月30日\n", "utf-8")
    assert main(["wording", str(path)]) == 1
    out = capsys.readouterr().out
    assert "第2行　“攻府”" in out and "没有这一天" in out and "共 2 处" in out


def test_json_has_exact_spans(tmp_path, capsys):
    path = tmp_path / "a.txt"
    path.write_text("关于秸杆禁烧", "utf-8")
    assert main(["wording", str(path), "--json"]) == 1
    found = json.loads(capsys.readouterr().out)["findings"]
    assert [(f["value"], f["start"], f["end"], f["right"]) for f in found] == [("秸杆", 2, 4, "秸秆")]


def test_right_wording_is_fine_and_a_missing_file_is_said(tmp_path, capsys):
    path = tmp_path / "a.txt"
    path.write_text("人民政府", "utf-8")
    assert main(["wording", str(path)]) == 0
    assert main(["wording", str(tmp_path / "none.txt")]) == 2
    assert "找不到文件" in capsys.readouterr().err
