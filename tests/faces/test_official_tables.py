"""The official tables are drawn once: the staff page and the public page show the same cells, spans and words."""

import re
from datetime import date

from django.urls import reverse

from gongkai.reporting.models import AnnualReport, FrozenReport, ReportState
from gongkai.reporting.services import open_report
from gongkai_law.report.form import Form


def boxes(html: str) -> list[tuple[str, ...]]:
    """Every cell of every official table: tag, spans, words; what a figure leads to is left out."""
    found = []
    for table in re.findall(r'<table class="official.*?</table>', html, re.DOTALL):
        for tag, attributes, inner in re.findall(r"<(t[hd])([^>]*)>(.*?)</t[hd]>", table, re.DOTALL):
            spans = re.findall(r'(?:col|row)span="\d+"', attributes)
            found.append((tag, *spans, re.sub(r"<[^>]+>", "", inner)))
    return found


def test_staff_and_public_see_the_same_tables(office, client):
    report = open_report(year=2024, actor=office.wang)
    form = Form.for_year(2024)
    client.force_login(office.wang)
    staff = boxes(client.get(reverse("workbench:report", args=[2024])).content.decode())
    figures = {
        cell.id: None if cell.table == "t2" and cell.row not in ("rule", "normative") else 0
        for cell in form.cells
    }
    FrozenReport.objects.create(
        agency=office.agency, report=report, number=1, frozen_by="王芳", content_hash="x",
        content={"form": form.id, "figures": figures, "chapters": {}},
    )  # fmt: skip
    AnnualReport.objects.filter(pk=report.pk).update(
        state=ReportState.PUBLISHED, published_on=date(2025, 1, 20)
    )
    public = boxes(client.get(reverse("portal:report", args=["qingshi", 2024])).content.decode())
    assert len(staff) > 250
    blank = [(*box[:-1], "" if box[-1] == "填数" else box[-1]) for box in staff]
    assert blank == public
