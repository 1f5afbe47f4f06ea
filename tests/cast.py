"""The cast: clerk 王, reviewer 李, leader 赵, office head 孙, supervisor 陈, the citizen 刘, and a stranger agency.

Every test that needs an office takes `office`; the scope is the office's for the whole test.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest

from gongkai.accounts.models import User
from gongkai.accounts.services import create_person
from gongkai.agencies.models import Agency, Membership, Role
from gongkai.agencies.scope import agency_scope

PASSWORD = "一把很长的钥匙2020"
SINCE = date(2019, 1, 1)


@dataclass(frozen=True)
class Office:
    """A township office with its people, its county and a stranger next door."""

    agency: Agency
    county: Agency
    stranger: Agency
    wang: User  # 经办人
    li: User  # 保密审查人
    zhao: User  # 分管领导
    sun: User  # 政府信息公开工作机构负责人
    chen: User  # 县级监督人员
    zhou: User  # 别的单位的经办人


def person(username: str, name: str, agency: Agency, *roles: str) -> User:
    user = create_person(username=username, full_name=name, password=PASSWORD, home_agency_id=agency.pk)
    for role in roles:
        Membership.unscoped.create(agency=agency, user=user, role=role, since=SINCE)
    return user


def make_office() -> Office:
    county = Agency.objects.create(
        slug="yunhe",
        name="云和县人民政府",
        short_name="云和县",
        level="county",
        body_kind="county_government",
    )
    agency = Agency.objects.create(
        slug="qingshi",
        name="青石镇人民政府",
        short_name="青石镇",
        level="township",
        body_kind="township_government",
        parent=county,
        office_name="青石镇党政综合办公室",
        office_phone="0000-0000000",
        office_address="青石镇中心街1号",
    )
    stranger = Agency.objects.create(
        slug="baishui",
        name="白水镇人民政府",
        short_name="白水镇",
        level="township",
        body_kind="township_government",
        parent=county,
    )
    return Office(
        agency=agency,
        county=county,
        stranger=stranger,
        wang=person("wang", "王芳", agency, Role.CLERK),
        li=person("li", "李明", agency, Role.REVIEWER),
        zhao=person("zhao", "赵强", agency, Role.LEADER),
        sun=person("sun", "孙丽", agency, Role.OFFICE_HEAD),
        chen=person("chen", "陈静", county, Role.SUPERVISOR),
        zhou=person("zhou", "周涛", stranger, Role.CLERK),
    )


@pytest.fixture
def office(db: None):
    cast = make_office()
    with agency_scope(cast.agency.pk):
        yield cast


@pytest.fixture(autouse=True)
def quick_passwords(settings):
    """Real password hashing is slow on purpose; tests sign in a hundred times."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
