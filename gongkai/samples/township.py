"""葛寨镇 2020: a synthetic register whose report gives every figure of that town's published report.

38 items of township news, 160 notices, 16 others, over the channels the report names; no request; all tables zero.
"""

from __future__ import annotations

import random
from datetime import date, timedelta
from decimal import Decimal

from gongkai.agencies.models import Agency, Level
from gongkai.agencies.scope import agency_scope
from gongkai.casework.intake import check_channel, open_channel
from gongkai.documents.sheets import filled
from gongkai.publishing.importing import batches
from gongkai.publishing.importing.sources import HeldFiles
from gongkai.publishing.ledger import RECORDS
from gongkai.reporting import freezing, services
from gongkai.reporting.models import AnnualReport
from gongkai.reporting.register import manual_cells
from gongkai.samples.catalogue import make_catalogue
from gongkai.samples.papers import word_file
from gongkai.samples.people import Staff, make_agency, staff
from gongkai.training.services import add_session
from gongkai_law.report.form import Form
from gongkai_law.workdays import national_calendar

YEAR = 2020
TODAY = date(2021, 1, 20)
LEDGER = "葛寨镇2020年主动公开台账.xlsx"
COUNTS = {"工作动态": 38, "公告公示": 160, "其他信息": 16}
CHANNELS = ("县政府信息公开平台", "政务公开栏", "广播", "电视", "纸媒")

TOPICS = {
    "工作动态": (
        "召开{month}月份重点工作推进会",
        "开展人居环境整治行动（第{n}期）",
        "组织春季植树造林",
        "部署防汛抗旱工作",
        "开展安全生产大检查",
        "举办农业技术培训班",
        "推进“三夏”生产",
        "走访慰问困难群众",
    ),
    "公告公示": (
        "最低生活保障对象{month}月新增名单公示",
        "特困人员（五保户）供养名单公示（第{n}批）",
        "粮种补贴发放情况公示（第{n}批）",
        "精准扶贫项目资金使用情况公示（第{n}期）",
        "农村危房改造补助对象公示（第{n}批）",
        "临时救助发放情况公示（{month}月）",
        "村级公益事业“一事一议”项目公示（第{n}批）",
        "耕地地力保护补贴面积公示（第{n}批）",
        "城乡居民医疗保险参保缴费通知",
        "秸秆禁烧通告",
        "森林防火通告",
        "停水停电通知（第{n}号）",
    ),
    "其他信息": ("机构职能和领导分工", "{month}月份便民服务事项办理情况", "应急预案（第{n}号）", "年度部门预算", "财政收支情况（第{n}期）"),
}  # fmt: skip


def _rows(people: Staff) -> list[dict[str, str]]:
    rng = random.Random(2020)
    calendar = national_calendar()
    rows = []
    for category, count in COUNTS.items():
        topics = TOPICS[category]
        for serial in range(1, count + 1):
            formed = date(YEAR, 1, 3) + timedelta(days=int((serial - 0.5) * 350 / count))
            month, n = formed.month, (serial - 1) // len(topics) + 1
            title = "葛寨镇" + topics[(serial - 1) % len(topics)].format(month=month, n=n)
            reviewed = calendar.add_working_days(formed, 1).day
            approved = calendar.add_working_days(formed, rng.choice((1, 2))).day
            published = calendar.add_working_days(formed, rng.randint(2, 6)).day
            channels = [CHANNELS[0]]
            if category != "工作动态" or serial % 3 == 0:
                channels.append(CHANNELS[1])
            channels += [
                channel
                for channel, every in zip(CHANNELS[2:], (6, 11, 17), strict=True)
                if serial % every == 0
            ]
            rows.append(
                {
                    "title": f"{title}（{formed:%m%d}）"
                    if "{" not in topics[(serial - 1) % len(topics)]
                    else title,
                    "category": category,
                    "formed_on": formed.isoformat(),
                    "published_on": published.isoformat(),
                    "channels": "、".join(channels),
                    "drafted_by": people.clerk.full_name,
                    "reviewed_by": people.reviewer.full_name,
                    "reviewed_on": reviewed.isoformat(),
                    "approved_by": people.leader.full_name,
                    "approved_on": approved.isoformat(),
                }
            )
    return rows


def _publications(people: Staff) -> None:
    """The year's publications come in as an office brings them: a ledger with a Word file a row."""
    rows = _rows(people)
    files: dict[str, bytes] = {}
    for number, row in enumerate(rows, 1):
        row["body_file"] = f"{number:03d}.docx"
        row["register"] = f"葛寨镇2020年保密审查登记簿第{number}号"
        files[row["body_file"]] = word_file(row["title"])
    source = HeldFiles({LEDGER: filled(RECORDS, rows), **files})
    batch = batches.open_batch(
        source=source, name="葛寨镇2020年公开信息.zip", actor=people.clerk, today=TODAY
    )
    for _handled in batches.take_all(batch=batch, source=source, actor=people.clerk):
        pass


def _ways_in(people: Staff) -> None:
    ways = (
        ("in_person", "镇政府一楼便民服务大厅窗口"),
        ("ordinary_mail", "伊川县葛寨镇人民政府党政综合办公室"),
        ("internet", "县政府信息公开平台依申请公开栏目"),
    )
    for kind, description in ways:
        channel = open_channel(
            kind=kind, description=description, opened_on=date(2019, 5, 15), actor=people.clerk
        )
        for month in range(1, 13):
            check_channel(channel=channel, on=date(YEAR, month, 28), actor=people.clerk, found=0)


CHAPTER_FIVE = """（一）存在的主要问题
一是目前公开信息情况和公开的数量不够，工作信息公开较多，但涉及群众切身利益、需要公众广泛知晓的信息公开略有不足，公开内容存在单一化、表面化的现象；
二是机关人员流动大，无法做到专人专责，镇政务公开工作多为办公室人员兼职，专业性不强且人员变动频率高，培训频次较少。
（二）改进措施情况
一是强化组织领导。优化调整政府信息公开工作领导小组，明确职责分工，完善工作机制，突出重点，注重实效。
二是强化信息整理。及时向各部门收集公开信息，加强信息汇总，切实提高政务公开工作质量。
三是加强业务培训。增强工作人员政务公开意识，提高政府信息采集、编辑能力，努力提高政府信息公开水平。"""


def _report(people: Staff) -> AnnualReport:
    report = services.open_report(year=YEAR, actor=people.clerk)
    for cell in manual_cells(Form.for_year(YEAR), report.agency):
        services.enter_figure(
            report=report,
            cell=cell,
            value=Decimal(0),
            reason="镇各站所报数：本年没有这类事项",
            actor=people.clerk,
        )
    services.redraft_chapter(report=report, number=1, actor=people.clerk)
    services.edit_chapter(report=report, number=5, text=CHAPTER_FIVE, actor=people.clerk)
    services.check_report(report=report, actor=people.head)
    services.sign_report(report=report, actor=people.leader, on=date(2021, 1, 22))
    freezing.freeze_report(report=report, actor=people.head)
    freezing.publish_report(report=report, actor=people.clerk, on=date(2021, 1, 26))
    return report


def make_township(county: Agency, password: str) -> Staff:
    """The town with its year 2020: records, ways in, training, and the report, published."""
    agency = make_agency(
        "gezhai", "葛寨镇人民政府", "葛寨镇", Level.TOWNSHIP, "township_government", county, "000000001"
    )
    with agency_scope(agency.pk):
        people = staff(agency, "gezhai", ("王芳", "李明", "孙丽", "赵强"), password)
        _publications(people)
        make_catalogue(agency, people, YEAR)
        _ways_in(people)
        add_session(
            held_on=date(YEAR, 9, 17),
            topic="全镇政务公开培训会",
            attendees=46,
            actor=people.clerk,
            place="镇政府会议室",
        )
        services.add_note(
            year=YEAR,
            kind="inspection",
            text="凡是公开的内容均通过保密审查登记，经主要领导或分管领导审核批准后公开",
            actor=people.clerk,
        )
        services.add_note(
            year=YEAR,
            kind="accountability",
            text="全年没有因政府信息公开工作被追究责任的情形",
            actor=people.clerk,
        )
        _report(people)
    return people
