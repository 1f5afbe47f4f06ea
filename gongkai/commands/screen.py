"""`gongkai screen FILE [--json]`: personal data in a file, with the place of each. Needs no database."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

from gongkai.documents.extraction.extract import FILE_NAME
from gongkai.documents.extraction.pieces import LARGEST_FILE
from gongkai.documents.extraction.screening import PlacedFinding, ScreenedFile, screen_file
from gongkai_law.errors import InputFault
from gongkai_law.screening import screening_kinds

_AROUND = 12  # characters shown on both sides of a finding


def configure(parser: argparse.ArgumentParser) -> None:
    """Arguments of the command."""
    parser.add_argument("file", metavar="FILE", help="要检查的文件：txt、html、docx、xlsx、pdf、图片或 zip")
    parser.add_argument("--json", action="store_true", help="只输出一个 JSON 文档")


def run(arguments: argparse.Namespace) -> int:
    """0 = nothing found, 1 = findings (of any weight)."""
    path = Path(arguments.file)
    screened = screen_file(read_file(path), path.name, on=datetime.now().astimezone().date())
    if arguments.json:
        sys.stdout.write(json.dumps(_document(screened), ensure_ascii=False, indent=2) + "\n")
    else:
        sys.stdout.write(_report(path.name, screened))
    return 1 if screened.findings else 0


def read_file(path: Path) -> bytes:
    """A file's bytes. Raises InputFault: missing, a folder, unreadable, too large."""
    if path.is_dir():
        raise InputFault("file.is_folder", path=str(path))
    try:
        size = path.stat().st_size
        if size > LARGEST_FILE:
            raise InputFault("file.too_large", size=size >> 20, limit=LARGEST_FILE >> 20)
        return path.read_bytes()
    except FileNotFoundError as fault:
        raise InputFault("file.missing", path=str(path)) from fault
    except (OSError, ValueError) as fault:
        reason = getattr(fault, "strerror", None) or str(fault)
        raise InputFault("file.unreadable", path=str(path), reason=reason) from fault


def _document(screened: ScreenedFile) -> dict[str, Any]:
    found = []
    for placed in screened.findings:
        f = placed.finding
        entry: dict[str, Any] = {"kind": f.kind, "value": f.value, "start": f.start, "end": f.end}
        entry |= {"why": f.why, "severity": f.severity}
        if screened.extraction.kind != "txt" or placed.place == FILE_NAME:
            entry["place"] = placed.place
        found.append(entry)
    document: dict[str, Any] = {"findings": found}
    if screened.extraction.notes:
        document["notes"] = list(screened.extraction.notes)
    return document


def _report(name: str, screened: ScreenedFile) -> str:
    text = screened.extraction.text
    lines = [_line(text, placed) for placed in screened.findings]
    lines += [f"注意：{note}" for note in screened.extraction.notes]
    errors = sum(placed.finding.severity == "error" for placed in screened.findings)
    if not screened.findings:
        lines.append(f"{name}：没有发现个人信息。姓名不在检查之列，请再看一遍。")
    else:
        rest = len(screened.findings) - errors
        lines.append(f"{name}：共 {len(screened.findings)} 处，其中 {errors} 处必须处理，{rest} 处请核对。")
    return "\n".join(lines) + "\n"


def _line(text: str, placed: PlacedFinding) -> str:
    f = placed.finding
    kind = screening_kinds()[f.kind]
    weight = "必须处理" if f.severity == "error" else "请核对"
    before, after = text[max(0, f.start - _AROUND) : f.start], text[f.end : f.end + _AROUND]
    shown = " ".join(f"{before.rpartition(chr(10))[2]}【{f.value}】{after.partition(chr(10))[0]}".split())
    return f"{placed.place or '文件'}　{weight}　{kind.label}　{shown}\n    {f.why}办法：{kind.mend}"
