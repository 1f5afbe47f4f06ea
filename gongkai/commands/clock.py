"""`gongkai clock EVENTS.json`: read the statutory clock of one request. Needs no database; exit codes 0 and 2."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from datetime import date

from gongkai.commands.text_input import read_day, read_json, read_text
from gongkai_law.clocks import ClockPolicy, ClockReading, read_clock
from gongkai_law.clocks.words import group, word
from gongkai_law.workdays import WorkCalendar, national_calendar, weekday_name


def configure(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument("events", metavar="EVENTS.json", help="事件表：一件申请的各个事件（JSON）")
    parser.add_argument("--on", metavar="日期", help="读取日，默认今天 / day of reading, YYYY-MM-DD")
    parser.add_argument("--json", action="store_true", help="输出 JSON")
    parser.add_argument(
        "--calendar",
        metavar="文件",
        action="append",
        default=[],
        help="加装放假通知（TOML 或 JSON），可以写几次 / further notices",
    )
    parser.add_argument(
        "--internal", metavar="天数", type=int, help="本单位内部期限（工作日）/ the office's own term"
    )


def run(options: argparse.Namespace) -> int:
    """Read, count, print. Raises Fault for anything that cannot be read or is not lawful."""
    # the only place that looks at the machine's clock: the law gets its day from here
    on = read_day("--on", options.on) if options.on is not None else date.today()  # noqa: DTZ011 - the office's own day
    calendar = national_calendar()
    for path in options.calendar:
        calendar = calendar.with_notice(read_text(path))
    policy = ClockPolicy(internal_days=options.internal)
    reading = read_clock(read_json(options.events), calendar, on, policy=policy)
    if options.json:
        text = json.dumps(reading.as_json(), ensure_ascii=False, indent=2)
    else:
        text = "\n".join(_lines(reading, calendar))
    sys.stdout.write(text + "\n")
    return 0


def _lines(reading: ClockReading, calendar: WorkCalendar) -> Iterator[str]:
    yield word("report", "state", state=reading.state_label, on=_day(reading.on))
    if reading.received_on is None:
        yield reading.why
    else:
        yield from _dates(reading)
        if reading.provisional:
            yield word("report", "provisional", years=_unknown_years(reading, calendar))
    yield ""
    yield word("report", "how")
    for step in reading.steps:
        yield f"  {step.sentence}（{step.article}）"
    if reading.warnings:
        yield ""
        yield word("report", "warnings")
        for warning in reading.warnings:
            yield f"  {warning}"


def _dates(reading: ClockReading) -> Iterator[str]:
    yield word("report", "received", day=_day(reading.received_on))
    for name, label in group("dues").items():
        day = getattr(reading, name)
        if day is not None:
            yield word("report", "due", label=label, day=_day(day))
    if reading.latest_reply_due is not None:
        key = "latest_provisional" if reading.latest_provisional else "latest"
        yield word("report", key, day=_day(reading.latest_reply_due))
    if reading.replied_on is not None:
        verdict = {True: "in_time", False: "late", None: "no_term"}[reading.on_time]
        yield word("report", "replied", day=_day(reading.replied_on), verdict=word("report", verdict))
    if reading.days_left < 0:
        yield word("report", "over", used=reading.days_used, over=-reading.days_left)
    elif reading.replied_on is None and reading.state != "withdrawn":
        yield word("report", "left", used=reading.days_used, left=reading.days_left)


def _unknown_years(reading: ClockReading, calendar: WorkCalendar) -> str:
    days = [reading.received_on, *(getattr(reading, name) for name in group("dues"))]
    years = [day.year for day in days if day is not None]
    unknown = set(range(min(years), max(years) + 1)) - set(calendar.known_years)
    return "、".join(f"{year}年" for year in sorted(unknown))


def _day(day: date | None) -> str:
    return f"{day}（{weekday_name(day)}）" if day else ""
