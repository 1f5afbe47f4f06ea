"""What tests of handling share: a request handed in, and the same one as the database has it now."""

from datetime import date

from gongkai.casework.handling import consultation, correction
from gongkai.casework.models import DisclosureRequest
from gongkai.casework.services import Intake, register_request


def hand_in(office, on=date(2025, 3, 3), channel="in_person", name="刘敏", **change):
    values = {"applicant_kind": "natural", "applicant_name": name, "channel": channel, "subject": "低保发放情况", "submitted_on": on, **change}  # fmt: skip
    return register_request(intake=Intake(**values), actor=office.wang)


def fresh(case):
    return DisclosureRequest.objects.get(pk=case.pk)


def ask(office, case, on=date(2025, 3, 12), due=date(2025, 3, 31), **change):
    return correction.request_correction(disclosure_request=case, points="写明年度", due=due, on=on, actor=office.wang, **change)  # fmt: skip


def consult(office, case, party="张三", kind="third_party", on=date(2025, 9, 10), **change):
    return consultation.consult(disclosure_request=case, kind=kind, party=party, content="花名册", on=on, actor=office.wang, **change)  # fmt: skip
