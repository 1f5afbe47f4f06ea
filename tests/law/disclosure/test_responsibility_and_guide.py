"""Who answers for a piece of information (条例 10), and what the guide and the catalogue must hold (条例 12)."""

from __future__ import annotations

from typing import Any

import pytest

from gongkai_law.disclosure.guide import (
    catalogue_fields,
    guide_fields,
    missing_catalogue_fields,
    missing_guide_fields,
)
from gongkai_law.disclosure.responsibility import all_origins, origin, who_answers
from gongkai_law.errors import InputFault


@pytest.mark.parametrize(
    ("source", "facts", "party", "article"),
    [
        pytest.param("self_made", {}, "us", "第十条第一款", id="who makes it answers (10.1)"),
        pytest.param("from_citizen_org", {}, "us", "第十条第一款", id="who keeps what people handed in answers (10.1)"),
        pytest.param("from_other_agency", {}, "other", "第十条第一款", id="what another agency made is for that agency (10.1)"),
        pytest.param("from_other_agency", {"first_obtained_by_us": True}, "us", "第十条第一款", id="the first to obtain it answers (10.1)"),
        pytest.param("jointly_made", {"we_lead": True}, "us", "第十条第三款", id="the leading agency answers (10.3)"),
        pytest.param("jointly_made", {"we_lead": False}, "other", "第十条第三款", id="the others do not answer twice (10.3)"),
        pytest.param("self_made", {"special_law": "other"}, "other", "第十条第一款", id="a special law goes first, away from us (10.1)"),
        pytest.param("from_other_agency", {"special_law": "us"}, "us", "第十条第一款", id="a special law goes first, to us (10.1)"),
        pytest.param("self_made", {"unit_acts_in_own_name": True}, "other", "第十条第二款", id="a unit acting in its own name answers itself (10.2)"),
    ],
)  # fmt: skip
def test_who_answers(source: str, facts: dict[str, Any], party: str, article: str):
    found = who_answers(source, **facts)
    assert found.party == party and article in found.articles[0]
    assert found.outcome == ("" if party == "us" else "U_NOT_OURS")
    assert found.why.endswith("。")


def test_origins_are_four_and_others_are_refused():
    assert [each.id for each in all_origins()] == [
        "self_made", "from_citizen_org", "from_other_agency", "jointly_made"
    ]  # fmt: skip
    with pytest.raises(InputFault) as refused:
        origin("found_in_the_street")
    assert "共同制作" in str(refused.value)


def test_the_guide_has_the_nine_things_of_the_regulation():
    required = [each.id for each in guide_fields() if each.required]
    assert required == [
        "classification", "arrangement", "ways", "office_name", "office_address", "office_hours", "office_phone",
        "office_fax", "office_internet",
    ]  # fmt: skip
    assert all((each.source == "text") == each.required for each in guide_fields())


def test_the_catalogue_has_four_fields():
    assert [each.label for each in catalogue_fields()] == ["索引", "名称", "内容概述", "生成日期"]


def test_what_a_guide_or_an_entry_lacks():
    full = {each.id: "x" for each in guide_fields()}
    assert missing_guide_fields(full) == ()
    assert [each.id for each in missing_guide_fields({**full, "office_hours": " "})] == ["office_hours"]
    assert missing_guide_fields({**full, "postal_code": ""}) == ()
    assert [each.id for each in missing_catalogue_fields({"index": "1", "name": "n", "summary": ""})] == [
        "summary", "formed_on"
    ]  # fmt: skip
