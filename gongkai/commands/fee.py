"""`gongkai fee --items N [--before N] | --pages N`: the information-processing fee. Exit codes 0 and 2."""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator

from gongkai.commands.text_input import read_day
from gongkai_law.errors import InputFault
from gongkai_law.fees import Fee, fee_by_items, fee_by_pages

_WHOLE = re.compile(r"[0-9]{1,15}")


def configure(parser: argparse.ArgumentParser) -> None:
    """Options of the command. Counts are read here, not by argparse, so that a wrong one is refused in the clerk's words."""
    parser.add_argument("--items", metavar="件数", help="按件：这次申请的件数 / items asked for now")
    parser.add_argument(
        "--before", metavar="件数", help="按件：同一申请人本月此前的件数 / items earlier this month"
    )
    parser.add_argument("--pages", metavar="页数", help="按量：这件申请的页数 / pages of this request")
    parser.add_argument(
        "--on", metavar="日期", help="申请日期，默认按现行标准 / day of the request, YYYY-MM-DD"
    )
    parser.add_argument("--json", action="store_true", help="输出 JSON")


def run(options: argparse.Namespace) -> int:
    """Work the fee out and print it. Raises Fault for counts and combinations that make no sense."""
    fee = _fee(options)
    if options.json:
        text = json.dumps(fee.as_json(), ensure_ascii=False, indent=2)
    else:
        text = "\n".join(_lines(fee))
    sys.stdout.write(text + "\n")
    return 0


def _fee(options: argparse.Namespace) -> Fee:
    on = read_day("--on", options.on) if options.on is not None else None
    if options.items is not None and options.pages is not None:
        raise InputFault("fee.both_bases")
    if options.pages is not None:
        if options.before is not None:
            raise InputFault("fee.before_without_items")
        return fee_by_pages(_count(options.pages, "页"), on=on)
    if options.items is None:
        raise InputFault("fee.no_basis")
    before = 0 if options.before is None else _count(options.before, "件")
    return fee_by_items(_count(options.items, "件"), before, on=on)


def _count(value: str, unit: str) -> int:
    if not _WHOLE.fullmatch(value):
        raise InputFault("fee.not_a_count", value=value[:40], unit=unit)
    return int(value)


def _lines(fee: Fee) -> Iterator[str]:
    yield f"{fee.label}：共{fee.amount}元（{fee.article}）"
    for band in fee.bands:
        yield f"  第{band.first}至第{band.last}{fee.unit}：{band.price}元/{fee.unit} × {band.count} = {band.sum}元"
    yield "收不收费由人决定；同一件申请只能按一种方式计收。施行日期等未经核实的内容以文件原文为准。"
