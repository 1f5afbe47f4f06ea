"""Papers for the tests of export: random figures that agree, with prose that does not contradict them."""

from __future__ import annotations

from datetime import date

from gongkai.reporting.export.paper import ReportPaper, usual_preamble
from gongkai_law.report.form import Form
from tests.report_samples import consistent_figures

AGENCY = "青山县白云镇人民政府"
TOPICS = ("主动公开", "依申请公开", "政府信息管理", "政府信息公开平台建设", "监督保障")


def paper(
    form_id: str, seed: int = 1, *, agency: str = AGENCY, largest: int = 40, extra: str = ""
) -> ReportPaper:
    """A signed report of the edition's first year; `extra` is a last paragraph of chapter five."""
    form = Form.by_id(form_id)
    year = form.years[0]
    first = tuple(
        words
        for number, topic in zip("一二三四五", TOPICS, strict=True)
        for words in (f"（{number}）{topic}情况", f"按照要求做好{topic}工作，各项制度得到落实。")
    )
    problems = ("（一）存在的主要问题", "公开内容还不够细。", "（二）改进情况", "组织培训，逐项改进。")
    fees = "本年度发出收取信息处理费通知60件，总金额9000元，实际收取300元。" if form_id != "F2019" else ""
    last = f"{fees}没有其他需要报告的事项。"
    return ReportPaper(
        agency=agency,
        year=year,
        form=form,
        figures=consistent_figures(form, seed, largest=largest),
        chapters=(first, (), (), (), (*problems, extra) if extra else problems, (last,)),
        signed_on=date(year + 1, 1, 20),
        preamble=usual_preamble(
            agency, year, office="党政办公室", address="云上路1号", phone="0379-00000000"
        ),
    )
