"""Import of a year's publication ledger: preview, errors by row and column, all or nothing."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from gongkai.audit.models import AuditEntry
from gongkai.documents import sheets
from gongkai.publishing import queries
from gongkai.publishing.ledger import RECORDS, import_records, preview_records
from gongkai.publishing.models import Placement, Record
from gongkai_law.errors import InputFault

TODAY = date(2021, 1, 15)
GOOD = {
    "title": "关于春季防火的通知",
    "category": "公告公示",
    "formed_on": "2020年3月2日",
    "published_on": "2020/3/5",
    "channels": "县政府信息公开平台、政务公开栏",
    "drafted_by": "王芳",
    "reviewed_by": "李明",
    "reviewed_on": "2020.3.3",
    "approved_by": "赵强",
    "approved_on": "20200304",
}


def ledger(*rows):
    return sheets.filled(RECORDS, [{**GOOD, **row} for row in rows])


def take(office, *rows, actor=None):
    return import_records(data=ledger(*rows), file_name="2020.xlsx", actor=actor or office.wang, today=TODAY)


def test_a_good_ledger_becomes_records_with_placements(office):
    take(office, {}, {"title": "二", "category": "工作动态", "channels": "广播"})
    assert queries.count_by_category(2020) == {"news": 1, "notice": 1}
    assert queries.count_by_channel(2020) == {"portal": 1, "notice_board": 1, "broadcast": 1}
    assert sorted(Record.objects.values_list("index_number", flat=True)) == ["2020-00001", "2020-00002"]
    assert AuditEntry.objects.get().data == {"file": "2020.xlsx", "count": 2}


@pytest.mark.parametrize(
    ("change", "column"),
    [
        pytest.param({"title": ""}, "名称", id="a missing name"),
        pytest.param({"category": "动态"}, "类别", id="a category that is not in the list"),
        pytest.param({"published_on": "2020-02-30"}, "公开日期", id="a day that does not exist"),
        pytest.param({"published_on": "2020-03-01", "reviewed_on": "2020-03-01", "approved_on": "2020-03-01"}, "公开日期", id="published before it was formed"),
        pytest.param({"reviewed_on": "2020-03-06"}, "批准日期", id="reviewed after it was published, against Art. 17"),
        pytest.param({"reviewed_by": "王芳"}, "保密审查人", id="drafter and reviewer are one person"),
        pytest.param({"published_on": "2021-01-16"}, "公开日期", id="published tomorrow"),
        pytest.param({"channels": "大喇叭"}, "公开渠道", id="a channel nobody knows"),
        pytest.param({"repealed_on": "2020-03-04"}, "废止或失效日期", id="repealed before it was published"),
    ],
)  # fmt: skip
def test_a_fault_is_named_by_row_and_column_and_nothing_is_kept(office, change, column):
    data = ledger({}, {"title": "二", **change})
    problems = preview_records(data=data, today=TODAY).read.problems
    assert [(problem.row, problem.column) for problem in problems] == [(3, column)]
    assert problems[0].mend
    with pytest.raises(InputFault):
        import_records(data=data, file_name="x.xlsx", actor=office.wang, today=TODAY)
    assert not Record.objects.exists()
    assert not Placement.objects.exists()


def test_one_person_in_both_roles_needs_a_written_exception(office):
    take(office, {"reviewed_by": "王芳", "exception": "镇长2020年1月2日批准兼任"})
    assert Record.objects.count() == 1


def test_the_same_ledger_twice_is_refused(office):
    take(office, {})
    with pytest.raises(InputFault):
        take(office, {})
    assert Record.objects.count() == 1


def test_numbers_go_on_after_an_earlier_import(office):
    take(office, {})
    take(office, {"title": "二"})
    assert Record.objects.get(title="二").index_number == "2020-00002"


def test_a_stranger_may_not_import(office):
    with pytest.raises(PermissionDenied):
        take(office, {}, actor=office.zhou)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="an empty file"),
        pytest.param(b"hello", id="no xlsx"),
        pytest.param(b"PK\x03\x04broken", id="a broken xlsx"),
    ],
)
def test_a_file_that_cannot_be_read_says_so(office, data):
    with pytest.raises(InputFault) as caught:
        preview_records(data=data, today=TODAY)
    assert "xlsx" in str(caught.value) or "模板" in str(caught.value)
