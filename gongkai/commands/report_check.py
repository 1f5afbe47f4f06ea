"""`gongkai report check FILE`: read anyone's annual report and check it. Needs no database; exit codes 0, 1 and 2."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from gongkai.commands.text_input import read_day
from gongkai_law.errors import Fault, InputFault

if TYPE_CHECKING:
    from gongkai.reporting.importing.check import CheckedReport
    from gongkai_law.report.findings import Finding

# severity → heading of its part
_PARTS = {"error": "错误（要改正）", "warning": "提醒（核对后改正，或者写明原因）", "info": "供参考"}
_SHOWN = 8  # findings of one rule written out; the others are counted


def configure(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument("file", metavar="FILE", help="年度报告：txt、html、docx、pdf（有文字的）、xlsx、md")
    parser.add_argument(
        "--previous", metavar="FILE", help="上一年的报告，用来核对结转和照抄 / last year's report"
    )
    parser.add_argument(
        "--due", metavar="日期", help="县里要求的公布期限，如 2026-01-31 / the county's last day"
    )
    parser.add_argument("--json", action="store_true", help="输出 JSON")


def run(options: argparse.Namespace) -> int:
    """Read, check, print. 1 when a finding is an error; raises Fault for a file that cannot be read."""
    due = read_day("--due", options.due) if options.due is not None else None
    report = _checked(Path(options.file), Path(options.previous) if options.previous else None, due)
    text = report.as_json_text() if options.json else "\n".join(_lines(report))
    sys.stdout.write(text + "\n")
    return 1 if report.has_errors else 0


def _checked(path: Path, previous: Path | None, due: date | None) -> CheckedReport:
    from gongkai.reporting.importing.check import check_report

    try:
        return check_report(path, previous=previous, due=due)
    except Fault:
        raise
    except Exception as fault:
        # a foreign file may show a fault of ours; whoever checks it is told so instead of being shown a traceback
        name = type(fault).__name__
        raise InputFault("importing.unforeseen", where=path.name, fault=name) from fault


def _lines(report: CheckedReport) -> Iterator[str]:
    from gongkai_law.report.form import Form
    from gongkai_law.report.groups import gathered

    yield from _read(report)
    told = gathered(report.findings, Form.by_id(report.format) if report.format else None)
    for severity, heading in _PARTS.items():
        findings = [finding for finding in told if finding.severity == severity]
        if findings:
            yield ""
            yield f"{heading}：{sum(finding.severity == severity for finding in report.findings)} 处"
            yield from _listed(findings)
    yield ""
    yield _closing(report)


def _read(report: CheckedReport) -> Iterator[str]:
    from gongkai_law.report.form import Form

    year = f"{report.year} 年" if report.year else "年份没有写明"
    yield f"{report.agency or '单位没有写明'}，{year}政府信息公开工作年度报告"
    filled = sum(figure is not None for figure in report.figures.values())
    if report.format:
        form = Form.by_id(report.format)
        yield f"表格用的是{form.document_number}的格式，读出 {filled} 个数（这一格式共 {len(form.cells)} 个）。"
    else:
        yield "没有读到表格。"
    names = "、".join(f"“{chapter.heading}”" for chapter in report.structure.chapters)
    yield f"读到 {len(report.structure.chapters)} 个部分：{names}" if names else "没有读到各部分的标题。"
    for note in report.notes:
        yield f"说明：{note}"


def _listed(findings: list[Finding]) -> Iterator[str]:
    """One line a finding; of a rule that is broken in very many places only the first ones."""
    rules: dict[str, int] = {}
    for finding in findings:
        rule = finding.rule.partition("[")[0]
        rules[rule] = rules.get(rule, 0) + 1
        if rules[rule] <= _SHOWN:
            yield f"  {finding.rule}  {finding.message}"
    for rule, count in rules.items():
        if count > _SHOWN:
            yield f"  {rule}  同样的问题还有 {count - _SHOWN} 条，加 --json 看全部。"


def _closing(report: CheckedReport) -> str:
    if report.has_errors:
        errors = sum(finding.severity == "error" for finding in report.findings)
        return f"结论：有 {errors} 处错误，改正后再查一遍。"
    if any(finding.severity == "warning" for finding in report.findings):
        return "结论：没有错误，有需要核对的地方。"
    return "结论：没有查出问题。"
