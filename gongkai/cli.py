"""Entry point of the `gongkai` command: finds the command's module, imports only that, turns faults into exit codes.

Exit codes: 0 fine, 1 findings, 2 wrong use or unreadable input (words on stderr, never a traceback).
Commands of the law (`clock`, `fee`, `screen`, `wording`, `report check`) never load Django, so they start fast.
"""

from __future__ import annotations

import argparse
import errno
import importlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import TextIO

from gongkai_law.errors import Fault

# words on the command line → (module below gongkai.commands, one line of help)
COMMANDS: dict[tuple[str, ...], tuple[str, str]] = {
    ("clock",): ("clock", "读一件申请的法定时限 / read a statutory clock"),
    ("fee",): ("fee", "计算信息处理费 / information-processing fee"),
    ("screen",): ("screen", "查找文件里的个人信息 / personal data in a file"),
    ("wording",): ("wording", "查找肯定是错的文字 / certain errors of wording"),
    ("rescreen",): ("rescreen", "用现在的词表重查已公开的信息 / screen all published records again"),
    ("report", "check"): ("report_check", "检查一份年度报告 / check anyone's annual report"),
    ("report", "build"): ("report_build", "由台账生成年度报告 / build the report from the register"),
    ("office", "create"): ("office_create", "建立一个正式使用的单位 / set up a real office"),
    ("remind",): ("remind", "发当天的到期提醒邮件 / the day's reminder mails"),
    ("reindex",): ("reindex", "重建检索索引 / build the search index anew"),
    ("archive",): ("archive", "导出、核对归档包 / export and check archive packages"),
    ("publish-due",): ("publish_due", "到时公开、到期撤下 / publish what is due, take down what ended"),
    ("import-records",): ("import_records", "批量导入以前公开的信息 / take in what was published before"),
    ("demo",): ("demo", "装入演示数据并开始使用 / a running office with sample data"),
}


def _usage() -> str:
    lines = ["用法 / usage: gongkai <命令> …", ""]
    lines += [f"  gongkai {' '.join(words):<14} {text}" for words, (_, text) in COMMANDS.items()]
    lines += ["", "每个命令加 --help 看用法。"]
    return "\n".join(lines)


def _find(argv: Sequence[str]) -> tuple[tuple[str, ...], list[str]] | None:
    for length in (2, 1):
        words = tuple(argv[:length])
        if words in COMMANDS:
            return words, list(argv[length:])
    return None


def _load(words: tuple[str, ...]) -> ModuleType:
    return importlib.import_module(f"gongkai.commands.{COMMANDS[words][0]}")


def _nowhere() -> TextIO:
    return Path(os.devnull).open("w", encoding="utf-8")


def _say_no_more() -> None:
    """Whoever read the output has gone, or it cannot be written: what is left in it is dropped."""
    sys.stdout = _nowhere()


def _open_streams() -> None:
    """Output that was closed goes nowhere; a character the terminal's encoding lacks is written as \\uXXXX, which in
    JSON is the character."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, _nowhere())
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    _open_streams()
    arguments = list(sys.argv[1:] if argv is None else argv)
    if not arguments or arguments[0] in ("-h", "--help", "help"):
        sys.stdout.write(_usage() + "\n")
        return 0 if arguments else 2
    found = _find(arguments)
    if found is None:
        sys.stderr.write(f"没有这个命令：{' '.join(arguments[:2])}\n{_usage()}\n")
        return 2
    words, rest = found
    command = _load(words)
    parser = argparse.ArgumentParser(prog=f"gongkai {' '.join(words)}", description=COMMANDS[words][1])
    command.configure(parser)
    try:
        options = parser.parse_args(rest)
    except SystemExit as stop:
        return int(stop.code or 0)
    try:
        code = int(command.run(options))
        sys.stdout.flush()
        return code
    except Fault as fault:
        sys.stderr.write(f"{fault}\n")
        return 2
    except BrokenPipeError:
        _say_no_more()
        return 0
    except OSError as fault:
        if fault.errno != errno.ENOSPC:
            raise
        _say_no_more()
        sys.stderr.write("写不出去：磁盘满了。办法：腾出地方，或者换一个位置再试。\n")
        return 2
    except KeyboardInterrupt:
        sys.stderr.write("已停下。\n")
        return 2


if __name__ == "__main__":
    sys.exit(main())
