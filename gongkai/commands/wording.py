"""`gongkai wording FILE [--json]`: what is certainly wrong in a text's wording. Needs no database."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import datetime
from pathlib import Path

from gongkai.commands.screen import read_file
from gongkai.documents.extraction.extract import extract
from gongkai_law.wording import check_wording


def configure(parser: argparse.ArgumentParser) -> None:
    """Arguments of the command."""
    parser.add_argument("file", metavar="FILE", help="要检查的文件：txt、html、docx、xlsx 或 pdf")
    parser.add_argument("--json", action="store_true", help="只输出一个 JSON 文档")


def run(arguments: argparse.Namespace) -> int:
    """0 = nothing found, 1 = findings."""
    path = Path(arguments.file)
    extraction = extract(read_file(path), path.name)
    text = "\n".join(piece.text for piece in extraction.pieces if not piece.hidden)
    found = check_wording(text, on=datetime.now().astimezone().date())
    if arguments.json:
        sys.stdout.write(
            json.dumps({"findings": [each._asdict() for each in found]}, ensure_ascii=False, indent=2) + "\n"
        )
        return 1 if found else 0
    for each in found:
        line = text.count("\n", 0, each.start) + 1
        sys.stdout.write(f"第{line}行　“{each.value}”　{each.why}\n")
    sys.stdout.write(f"{path.name}：{f'共 {len(found)} 处。' if found else '没有发现肯定是错的文字。'}\n")
    return 1 if found else 0
