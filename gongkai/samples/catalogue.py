"""葛寨镇 adopts the sample catalogue; its records of 2020 meet what they meet, and the rest shows as not published."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from gongkai.agencies.models import Agency
from gongkai.agencies.services import add_unit
from gongkai.catalogue.models import Edition, Obligation
from gongkai.catalogue.queries import open_obligations
from gongkai.catalogue.services.editions import adopt_edition, draft_sample
from gongkai.catalogue.services.fulfilling import state_nothing
from gongkai.publishing.models import Record
from gongkai.publishing.obligations import tie_records
from gongkai.publishing.queries import published_in
from gongkai.samples.people import Staff

SINCE = date(2020, 1, 2)
VILLAGES = ("葛东村", "葛西村", "葛南村")

# level 1, level 2 of the item → words of the title, elements the record shows.
SHOWN = (
    ("最低生活保障", "确认信息", "最低生活保障对象", (1, 2, 3, 4)),
    ("特困人员救助供养", "确认信息", "特困人员（五保户）供养名单", (1, 2, 3)),
    ("临时救助", "救助结果", "临时救助发放情况", (1, 2, 3)),
    ("农业生产发展资金", "粮种和种粮农民补贴", "粮种补贴发放情况", (2, 3)),
    ("农业生产发展资金", "耕地地力保护补贴", "耕地地力保护补贴面积", (3,)),
    ("帮扶资金", "年度计划和分配结果", "精准扶贫项目资金使用情况", (1, 2, 3, 4)),
    ("危房改造实施", "认定结果和补助名单", "农村危房改造补助对象", (1, 2, 3, 4)),
    ("城乡居民医疗保险", "参保缴费通知", "城乡居民医疗保险参保缴费通知", (1, 2, 3, 4)),
    ("筹资筹劳", "一事一议项目", "“一事一议”项目公示", (1, 2, 3, 4)),
    ("环境整治", "人居环境和秸秆禁烧", "秸秆禁烧通告", (3,)),
    ("森林防火", "防火通告", "森林防火通告", (1, 2, 3)),
    ("供水供电供气", "停水停电通知", "停水停电通知", (1, 2, 3, 4)),
    ("机构职能", "机构和领导", "机构职能和领导分工", (1, 2, 3, 4, 5, 6)),
    ("便民服务", "政务服务事项", "便民服务事项办理情况", (1, 2, 3)),
    ("应急管理", "应急预案", "应急预案", (1, 2, 3)),
    ("部门预决算", "部门预算和部门决算", "年度部门预算", (1, 2, 3)),
    ("财政收支", "收支执行情况", "财政收支情况", (1, 2)),
)  # fmt: skip
NOTHING = (
    ("救灾捐赠", "款物接收和使用", "2020年本镇没有接收救灾捐赠款物。"),
    ("征收补偿", "房屋征收决定和补偿结果", "2020年本镇没有国有土地上房屋征收。"),
    ("公共租赁住房", "申请和配租", "2020年本镇没有公共租赁住房配租。"),
)


def _shown_by(record: Record, obligation: Obligation) -> bool:
    """Whether a record falls in the period of what is owed: within it, for what has periods; any of the year else."""
    published = record.published_on
    if published is None:
        return False
    return obligation.year == 0 or obligation.first <= published <= obligation.last


def _ties(edition: Edition, year: int) -> Iterator[tuple[Record, Obligation, tuple[int, ...]]]:
    records = list(published_in(year).order_by("published_on", "id"))
    items = {(item.level1, item.level2): item for item in edition.items.all()}
    for level1, level2, words, positions in SHOWN:
        fitting = [record for record in records if words in record.title]
        for obligation in open_obligations(items[level1, level2], year=year):
            found = next((record for record in fitting if _shown_by(record, obligation)), None)
            if found is not None:
                yield found, obligation, positions


def make_catalogue(agency: Agency, people: Staff, year: int) -> Edition:
    """The catalogue in force from the year's first working day, with what the year's records meet. In agency scope."""
    for position, name in enumerate(VILLAGES):
        add_unit(agency=agency, name=name, position=100 + position, is_village=True)
    draft = draft_sample(agency=agency, actor=people.clerk)
    edition = adopt_edition(edition=draft, since=SINCE, actor=people.head)
    tie_records(ties=list(_ties(edition, year)), actor=people.clerk)
    items = {(item.level1, item.level2): item for item in edition.items.all()}
    for level1, level2, text in NOTHING:
        item = items.get((level1, level2))
        if item is not None:
            for obligation in open_obligations(item, year=year):
                state_nothing(obligation=obligation, text=text, on=date(year + 1, 1, 5), actor=people.clerk)
    return edition
