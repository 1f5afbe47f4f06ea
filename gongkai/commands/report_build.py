"""`gongkai report build`: the statutory report of an agency and year from the register, as files."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from gongkai_law.errors import InputFault


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--agency", required=True, help="单位的网址代号，例如 gezhai")
    parser.add_argument("--year", required=True, type=int, help="报告年份，例如 2020")
    parser.add_argument("--out", default=".", help="存放文件的文件夹")


def run(options: argparse.Namespace) -> int:
    """Write docx, pdf, html, xlsx and json; 1 if the proof finds errors, so that a script notices."""
    from gongkai.commands.demo import setup_django

    setup_django()
    from django.db import OperationalError, ProgrammingError
    from django.utils import timezone

    from gongkai.agencies.queries import agency_by_slug
    from gongkai.agencies.scope import agency_scope
    from gongkai.reporting.papers import FORMATS, export
    from gongkai.reporting.proof import prove
    from gongkai.reporting.queries import report_of
    from gongkai_law.report.form import Form

    Form.for_year(options.year)
    try:
        agency = agency_by_slug(options.agency)
    except (OperationalError, ProgrammingError):
        raise InputFault("build.no_database") from None
    if agency is None:
        raise InputFault("build.no_agency", slug=options.agency)
    folder = Path(options.out)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise InputFault("build.no_folder", folder=options.out) from None
    with agency_scope(agency.pk):
        report = report_of(options.year)
        if report is None:
            raise InputFault("build.no_report", agency=agency.name, year=options.year)
        for fmt in FORMATS:
            made = export(report=report, fmt=fmt, actor=None, on=timezone.localdate())
            path = folder / made.name
            path.write_bytes(made.data)
            sys.stdout.write(f"{path}\n")
        errors = prove(report).errors
    for finding in errors:
        sys.stderr.write(f"{finding.rule} {finding.message}\n")
    return 1 if errors else 0
