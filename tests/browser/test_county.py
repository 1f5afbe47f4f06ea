"""What the supervisor 陈 sees on a desk and on a phone: the townships, the sum, and checking files they sent in."""

from datetime import date, timedelta

from django.urls import reverse

from gongkai.agencies.models import Agency
from gongkai.agencies.scope import agency_scope
from gongkai.reporting.models import AnnualReport, FrozenReport, ReportState
from gongkai_law.report.form import Form
from tests import browsing
from tests.report_files import MadeReport, as_docx, as_text
from tests.report_samples import consistent_figures

YEAR = 2024
F2021 = Form.for_year(YEAR)


def publish(agency, year, seed):
    figures = {
        c: None if v is None else float(v) for c, v in consistent_figures(Form.for_year(year), seed).items()
    }
    with agency_scope(agency.pk):
        report = AnnualReport.objects.create(
            agency=agency,
            year=year,
            state=ReportState.PUBLISHED,
            published_on=date(year + 1, 1, 18) + timedelta(days=seed),
        )
        FrozenReport.objects.create(
            agency=agency, report=report, number=1, frozen_by="王芳", content_hash="0" * 64,
            content={"form": Form.for_year(year).id, "figures": figures, "chapters": {"1": "一年来，我镇主动公开各类信息。", "5": "公开内容还不够细。", "6": "没有收取信息处理费。"}},
        )  # fmt: skip


def townships(office):
    """A county of five: published in time and late, being drafted, not begun, and one that sends files."""
    for name, slug in (("大柳树沟蒙古族自治乡人民政府", "daliushu"), ("东岗乡人民政府", "donggang")):
        Agency.objects.create(
            slug=slug, name=name, short_name=name[:-4], level="township", body_kind="township_government",
            parent=office.county,
        )  # fmt: skip
    for year in (2022, 2023, YEAR):
        publish(office.agency, year, seed=year - 2020)
    publish(office.stranger, YEAR, seed=20)
    AnnualReport.unscoped.create(agency=Agency.objects.get(slug="donggang"), year=YEAR)


def test_the_townships_years_and_sum(office, open_page):
    townships(office)
    page = open_page(office.chen)
    page.goto(reverse("workbench:county") + f"?year={YEAR}")
    browsing.look(page, "county-overview")
    page.get_by_role("link", name="历年比较").click()
    browsing.look(page, "county-years")
    page.goto(reverse("workbench:county-sum", args=[YEAR]))
    browsing.look(page, "county-sum")
    page.goto(reverse("workbench:county-report", args=["qingshi", YEAR]))
    browsing.look(page, "county-report")


def test_many_files_are_sent_checked_and_read_one_by_one(office, open_page, tmp_path):
    townships(office)
    right = MadeReport(F2021, YEAR, consistent_figures(F2021, 5), agency="云和县大柳树沟蒙古族自治乡人民政府")
    figures = {**consistent_figures(F2021, 6), "t4.review.total": 99, "t3.granted.natural": None}
    wrong = MadeReport(F2021, YEAR, figures, agency="云和县青石镇人民政府")
    (tmp_path / "大柳树沟蒙古族自治乡2024年政府信息公开工作年度报告（定稿）.docx").write_bytes(as_docx(right))
    (tmp_path / "青石.txt").write_text(as_text(wrong), "utf-8")
    (tmp_path / "会议纪要.txt").write_text("今天开会。", "utf-8")
    page = open_page(office.chen)
    page.goto(reverse("workbench:county-received"))
    browsing.look(page, "county-received-empty")
    page.get_by_label("年度报告文件").set_input_files(sorted(tmp_path.iterdir()))
    page.get_by_role("button", name="上传并检查").click()
    page.get_by_text("收到 3 份").wait_for()
    browsing.look(page, "county-received")
    page.get_by_role("link", name="青石镇人民政府").click()
    browsing.look(page, "county-received-one")
    page.get_by_role("link", name="从清单里删去").click()
    browsing.look(page, "county-received-forget")
