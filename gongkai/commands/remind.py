"""`gongkai remind`: the day's summary mails of every agency; run once each morning by a timer, any number of times."""

from __future__ import annotations

import argparse
import sys

from gongkai_law.errors import InputFault

RESULTS = {
    "sent": "已发",
    "would": "会发（没有真发）",
    "again": "今天已经发过",
    "no_address": "没有登记邮箱，没有发",
    "failed": "没有发成",
}


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--dry-run", action="store_true", help="只说会发给谁，不真发，也不记录")
    parser.add_argument("--agency", default="", help="只提醒一个单位，写网址代号")


def run(options: argparse.Namespace) -> int:
    """Say for each person what came of it; 1 if a mail could not be sent, so that a timer notices."""
    from gongkai.commands.demo import setup_django

    setup_django()
    from django.db import OperationalError, ProgrammingError
    from django.utils import timezone

    from gongkai.accounts.mail import mail_ready
    from gongkai.agencies.queries import agencies_to_remind
    from gongkai.supervision.reminders import remind

    if not options.dry_run and not mail_ready():
        sys.stdout.write(
            "没有设发信服务器（GONGKAI_EMAIL_HOST），什么也没有发。设好以后再运行，或者用 --dry-run 先看看。\n"
        )
        return 0
    try:
        agencies = agencies_to_remind(options.agency)
    except (OperationalError, ProgrammingError):
        raise InputFault("build.no_database") from None
    if options.agency and not agencies:
        raise InputFault("build.no_agency", slug=options.agency)
    failed = sent = 0
    for agency in agencies:
        for outcome in remind(agency, on=timezone.localdate(), dry_run=options.dry_run):
            digest = outcome.digest
            sys.stdout.write(
                f"{agency.short_name} {digest.user.full_name}：{len(digest.overdue)} 件逾期，"
                f"{len(digest.soon)} 件快到期：{RESULTS[outcome.result]}"
                f"{'：' + outcome.error if outcome.error else ''}\n"
            )
            failed += outcome.result == "failed"
            sent += 1
    if not sent:
        sys.stdout.write("今天没有要提醒的。\n")
    return 1 if failed else 0
