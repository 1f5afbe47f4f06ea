"""刘's request refused in part of its matter, taken to reconsideration, upheld, archived; seen in tables three and four."""

from __future__ import annotations

import io

import pytest

from gongkai.casework.answering.drafting import draft_letter
from gongkai.casework.answering.serving import Service, serve_letter
from gongkai.casework.answering.signing import sign_letter
from gongkai.casework.archive.services import archive_case
from gongkai.documents.services import store_file
from gongkai.remedies.bundle import evidence_bundle
from gongkai.remedies.responding import receive_copy, respond
from gongkai.remedies.services import close_case, file_case
from gongkai.reporting import services as reports
from gongkai.reporting.proof import prove
from gongkai.reporting.register import collect
from tests.casework.answering import DAY, at, hand_in, proof, put_on_file, ready_office, signed


@pytest.fixture
def he(office):
    with at(DAY):
        yield ready_office(office)


def test_from_the_counter_to_the_archive_and_into_the_report(office, he):
    case = hand_in(office, content="请公开合作社的全部投入明细。")
    put_on_file(case, "D_THIRD_PARTY")
    asked = draft_letter(
        disclosure_request=case, kind="third_party", act=case.consultations.get(), actor=office.wang
    )
    sign_letter(letter=asked, actor=office.sun)
    serve_letter(letter=asked, service=Service("by_hand", DAY, recipient="丰泽合作社"), actor=office.wang)
    letter = signed(office, he, code="D_THIRD_PARTY", kind="refusal", case=case)
    service = Service("post", DAY, carrier="挂号信", carrier_number="XA12345678900")
    serve_letter(letter=letter, service=service, actor=office.wang, proof=proof(office))
    case.refresh_from_db()
    remedy = file_case(
        group="review", number="云政复〔2026〕7号", filed_on=DAY, disclosure_request=case, actor=office.wang
    )
    response = receive_copy(case=remedy, on=DAY, simple=True, actor=office.wang)
    assert evidence_bundle(case=remedy, actor=office.wang).startswith(b"%PDF")
    respond(response=response, on=DAY, actor=office.wang)
    close_case(case=remedy, decision="维持", closed_on=DAY, actor=office.wang)
    store_file(
        agency=office.agency,
        actor=office.wang,
        stream=io.BytesIO(b"\x89PNG decision"),
        name="复议决定书.png",
        purpose="evidence",
        subject_kind="request",
        subject_id=case.pk,
    )
    archived = archive_case(disclosure_request=case, actor=office.wang)
    assert archived.years == 30, "a file that went to reconsideration is kept longer"
    report = reports.open_report(year=DAY.year, actor=office.wang)
    figures = collect(report).figures
    assert figures["t3.new.natural"] == figures["t3.denied_third_party.natural"] == 1
    assert figures["t3.total.total"] == 1 and figures["t3.carry_out.total"] == 0
    assert figures["t4.review.upheld"] == figures["t4.review.total"] == 1
    broken = [each for each in prove(report).findings if each.rule.startswith(("K1[", "K2[", "K3[", "K5["))]
    assert not broken
