"""Kinds of applicant and ways in have their words from the law's data, and from nowhere else."""

from gongkai.casework.models import ApplicantKind, DisclosureRequest, IntakeKind
from gongkai_law.applicants import all_applicant_kinds
from gongkai_law.clocks import channels


def test_the_lists_are_the_law_s():
    assert ApplicantKind.choices == [(kind.id, kind.label) for kind in all_applicant_kinds()]
    assert IntakeKind.choices == [(key, channel.label) for key, channel in channels().items()]
    assert DisclosureRequest(applicant_kind="org_legal").get_applicant_kind_display() == "法律服务机构"
