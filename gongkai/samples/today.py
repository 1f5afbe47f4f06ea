"""Open cases around the day the samples are made, so that the first look at the office shows work in every state.

They lie in the year of that day; the reports of the sample years are already closed and do not see them.
"""

from __future__ import annotations

from datetime import date, timedelta

from django.utils import timezone

from gongkai.agencies.calendars import calendar_for
from gongkai.agencies.scope import agency_scope
from gongkai.casework.handling.consultation import consult
from gongkai.casework.handling.correction import request_correction
from gongkai.casework.handling.extension import propose_extension
from gongkai.casework.models import DisclosureRequest
from gongkai.casework.services import Intake, register_request
from gongkai.samples.answers import make_answers
from gongkai.samples.people import Staff


class _Desk:
    """王 at her desk: registers what came in so many working days ago."""

    def __init__(self, people: Staff, today: date) -> None:
        self.people, self.today, self.calendar = people, today, calendar_for(people.agency)

    def ago(self, working_days: int) -> date:
        """The day that many working days before today."""
        return self.calendar.add_working_days(self.today, -working_days).day if working_days else self.today

    def take_in(
        self, days_ago: int, name: str, subject: str, *, kind: str = "natural", channel: str = "in_person"
    ) -> DisclosureRequest:
        """One request, its three elements filled in. (条例 29)"""
        intake = Intake(
            applicant_kind=kind,
            applicant_name=name,
            applicant_contact="（样例）请按登记的地址邮寄",
            channel=channel,
            subject=subject,
            content=f"申请公开：{subject}",
            wanted_form="纸质复印件，邮寄",
            submitted_on=self.ago(days_ago),
        )
        return register_request(intake=intake, actor=self.people.clerk)


def make_open_cases(people: Staff, *, today: date | None = None) -> None:
    """Overdue, due soon, with a third party, in correction, waiting for the head, and for the applicant's word."""
    desk = _Desk(people, today or timezone.localdate())
    clerk = people.clerk
    with agency_scope(people.agency.pk):
        desk.take_in(23, "徐桂兰", "2019年通村道路硬化工程招标文件和合同")
        desk.take_in(18, "刘建国", "本组宅基地审批的会议记录和审批表")
        farm = desk.take_in(9, "郭三喜", "某合作社2025年申领农机补贴的材料")
        consult(
            disclosure_request=farm,
            kind="third_party",
            party="（样例）丰收种植专业合作社",
            content="申请公开的材料里有贵单位的银行账户和购机合同，请在收到之日起15个工作日内提出意见。",
            on=desk.ago(5),
            delivered_on=desk.ago(4),
            actor=clerk,
        )
        vague = desk.take_in(4, "马小军", "镇政府的全部文件", kind="natural")
        request_correction(
            disclosure_request=vague,
            points="请写明要哪一年、哪一方面的文件，能够确定是哪些文件的名称或者文号更好",
            due=desk.today + timedelta(days=14),
            on=desk.ago(2),
            actor=clerk,
        )
        slow = desk.take_in(
            16, "（样例）青苗测绘有限公司", "2021年以来土地流转备案的汇总表", kind="org_business"
        )
        propose_extension(
            disclosure_request=slow,
            days=20,
            reason="涉及5年12个村的备案材料，汇总核对需要时间",
            on=desk.ago(1),
            actor=clerk,
        )
        desk.take_in(1, "冯春梅", "危房改造对象评议公示的时间和名单", channel="ordinary_mail")
        to_sign = desk.take_in(7, "陈玉芬", "本村集体建设用地的不动产登记簿")
        to_serve = desk.take_in(8, "李大勇", "2024年通村道路硬化工程竣工验收表")
        make_answers(people, to_sign, to_serve)
