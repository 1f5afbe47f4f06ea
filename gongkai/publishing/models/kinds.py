"""How the office sorts its publications; states and validity of a record."""

from __future__ import annotations

from enum import StrEnum

from django.db import models


class Category(models.TextChoices):
    """How the office counts its publications in chapter one of the annual report."""

    NEWS = "news", "工作动态"
    NOTICE = "notice", "公告公示"
    NORMATIVE = "normative", "行政规范性文件"
    POLICY = "policy", "其他政策文件"
    PLAN = "plan", "规划计划"
    STATISTICS = "statistics", "统计信息"
    FINANCE = "finance", "财政预决算"
    PERSONNEL = "personnel", "人事信息"
    EMERGENCY = "emergency", "应急管理"
    WELFARE = "welfare", "民生保障"
    PROJECT = "project", "重大项目"
    PROCUREMENT = "procurement", "政府采购"
    ORGANISATION = "organisation", "机构职能"
    INTERPRETATION = "interpretation", "政策解读"
    OTHER = "other", "其他信息"


class Channel(StrEnum):
    """Keys of channels that code means by name. What a channel is stands in its folder in `publishing.channels`."""

    PORTAL = "portal"
    COUNTY_PORTAL = "county_portal"
    NOTICE_BOARD = "notice_board"
    VILLAGE_BOARD = "village_board"
    BROADCAST = "broadcast"
    TELEVISION = "television"
    PRINT = "print"
    WECHAT = "wechat"
    GAZETTE = "gazette"
    PRESS_CONFERENCE = "press_conference"


class RecordState(models.TextChoices):
    DRAFT = "draft", "草稿"
    IN_REVIEW = "in_review", "审查审批中"
    SCHEDULED = "scheduled", "已批准，等发布"
    PUBLISHED = "published", "已公开"
    WITHDRAWN = "withdrawn", "已撤下"
    EXPIRED = "expired", "公开期满"
    WITHHELD = "withheld", "不予公开"


class Validity(models.TextChoices):
    IN_FORCE = "in_force", "有效"
    AMENDED = "amended", "已修改"
    REPEALED = "repealed", "已废止"
    EXPIRED = "expired", "已失效"


class Mode(models.TextChoices):
    """How information is open; ids as in `gongkai_law.records.metadata`."""

    PROACTIVE = "proactive", "主动公开"
    ON_REQUEST = "on_request", "依申请公开"
    WITHHELD = "withheld", "不予公开"
