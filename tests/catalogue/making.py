"""Small catalogues for tests: an edition in force with a handful of items of each kind of term."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from gongkai.agencies.services import add_unit
from gongkai.base.models import new_id
from gongkai.catalogue.models import Edition, Item, Obligation
from gongkai.catalogue.rows import ItemRow
from gongkai.catalogue.services.editions import adopt_edition, draft_edition
from gongkai.catalogue.services.fulfilling import PublicRecord

SINCE = date(2020, 1, 2)

LOW = ItemRow(
    area="social_assistance",
    level1="最低生活保障",
    level2="确认信息",
    level3="",
    content="低保对象名单；保障金额",
    basis="《中华人民共和国政府信息公开条例》",
    term="每季度首月20日前",
    subject="青石镇人民政府",
    channels=("website", "board"),
)
FILES = replace(
    LOW, area="own", level1="政府文件", level2="", content="文件全文", term="形成或变更之日起3个工作日内"
)
DUTIES = replace(LOW, area="own", level1="机构职能", level2="", content="机构职能、办公时间", term="长期公开")
HEARING = replace(
    LOW, area="planning", level1="听证", level2="", content="听证公告", term="组织听证7个工作日前"
)
ROWS = (LOW, FILES, DUTIES, HEARING)


def adopted(office, *rows: ItemRow, since: date = SINCE) -> Edition:
    """An edition in force with these rows (all four by default)."""
    draft = draft_edition(title="青石镇标准目录", rows=rows or ROWS, actor=office.wang)
    return adopt_edition(edition=draft, since=since, actor=office.sun)


def item(name: str) -> Item:
    """The item of the newest edition by its first-level name."""
    return (
        Item.objects.filter(level1=name)
        .select_related("edition__agency")
        .order_by("-edition__number")
        .first()
    )


def owed(name: str, period: str) -> Obligation:
    return Obligation.objects.get(item__level1=name, period=period)


def public(title: str = "低保名单", on: date | None = date(2020, 4, 15)) -> PublicRecord:
    return PublicRecord(new_id(), 1, title, on)


def village(office, name: str):
    return add_unit(agency=office.agency, name=name, is_village=True)
