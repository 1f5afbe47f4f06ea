"""Reports of years before the first edition: no form was prescribed, so nothing of it is missing. (60号)"""

from __future__ import annotations

from dataclasses import replace

import pytest

from gongkai.reporting.importing.check import check_report
from gongkai_law.report.form import Form
from tests.report_files import MadeReport, as_text
from tests.report_samples import consistent_figures

OLD = """青山县白云镇{year}年政府信息公开工作年度报告
根据条例要求，编制本报告。全文包括概述、主动公开政府信息情况、依申请公开情况、收费及减免情况、存在的主要问题及改进措施。
一、概述
{year}年，我镇认真贯彻条例。
二、主动公开政府信息情况
{year}年主动公开信息216条。
三、依申请公开政府信息情况
{year}年未收到申请。
四、政府信息公开的收费及减免情况
未收费。
五、因政府信息公开申请行政复议、提起行政诉讼情况
无。
六、存在的主要问题及改进措施
加强学习。
七、附表
指标名称\t计量单位\t数量
（一）主动公开政府信息数\t条\t216
"""


@pytest.mark.parametrize("year", [2010, 2016, 2018])
def test_an_old_report_is_told_and_not_blamed(year: int):
    read = check_report(OLD.format(year=year).encode(), "a.txt")
    assert (read.year, read.format, read.figures) == (year, None, {})
    assert [(one.rule, one.severity) for one in read.findings] == [("structure.old_layout", "info")]


@pytest.mark.parametrize("year", [2019, 2023])
def test_the_same_layout_later_is_a_fault(year: int):
    found = {one.rule: one.severity for one in check_report(OLD.format(year=year).encode(), "a.txt").findings}
    assert found["structure.missing_table"] == found["structure.missing_chapter"] == "error"
    assert found["structure.old_layout"] == "warning"


def test_last_years_report_of_another_agency_is_a_note():
    form = Form.by_id("F2021")
    report = MadeReport(form, 2023, consistent_figures(form, 1))
    for name, noted in (("青山县白云镇人民政府", 0), ("白云镇", 0), ("青山县石桥镇人民政府", 1)):
        before = check_report(as_text(replace(report, year=2022, agency=name)).encode(), "b.txt")
        assert len(check_report(as_text(report).encode(), "a.txt", before).notes) == noted
