"""Whatever bytes come as an annual report: checked to the end, or refused with an InputFault."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator

from gongkai.reporting.importing.check import check_report
from gongkai_law.errors import InputFault
from gongkai_law.report.form import all_forms
from tests.report_files import MadeReport, as_docx, as_html, as_pdf, as_text, as_xlsx
from tests.report_samples import consistent_figures


def seeds() -> Iterator[bytes]:
    for form in all_forms():
        report = MadeReport(form, form.years[0], consistent_figures(form, 1))
        yield as_text(report).encode()
        yield as_text(report, "").encode("gbk")
        yield as_text(report, " | ").encode()
        yield as_text(report, "\n").encode()
        yield as_html(report).encode()
        yield as_docx(report)
        yield as_xlsx(report)
        yield as_pdf(report)


def fuzz_one(data: bytes) -> None:
    with contextlib.suppress(InputFault):
        json.loads(check_report(data, "年报").as_json_text())
