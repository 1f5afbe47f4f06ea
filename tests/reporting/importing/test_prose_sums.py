"""Lists of classes against their total, shares of such a total (`prose.sum`, K18 without the tables)."""

from __future__ import annotations

import pytest

from gongkai.reporting.importing.prose.sums import check_sums
from gongkai.reporting.importing.prose.text import squeeze


def told(text: str) -> list[tuple[str, object, object]]:
    return [(one.rule, one.expected, one.found) for one in check_sums(squeeze(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("共公布政府信息100条，（其中机构职能类信息25条，规划计划类信息30条，其他信息45条）。", [], id="the list makes the total"),
        pytest.param("共公布政府信息100条，（其中机构职能类信息25条，规划计划类信息30条，其他信息40条）。", [("prose.sum", 95, 100)], id="five short"),
        pytest.param("信息总数510条，其中主动公开政府信息198条，依申请公开信息数142条，不予公开信息数137条。", [("prose.sum", 477, 510)], id="the three ways of publication are all there is"),
        pytest.param("全年公开信息198条，其中：政策及解读7条；预决算3条；公示公告17条等。", [], id="等: the list is open"),
        pytest.param("全年公开信息198条，其中政策解读7条、预决算3条、公示公告17条。", [], id="其中 usually names a part"),
        pytest.param("收到申请12件，其中予以公开5件，不予公开2件，其他处理3件。", [], id="requests are held against the table"),
        pytest.param("发布信息100余条，其中动态50条，公告20条，其他10条。", [], id="the total is about a hundred"),
        pytest.param("全年公开信息100条，其中动态50条，公告30条，其他图片200张、视频20条。", [], id="another unit ends the list"),
    ],
)  # fmt: skip
def test_lists_of_classes(text: str, expected: list[tuple[str, object, object]]):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("percent", "rules"), [("38.8", []), ("38.82", []), ("39", []), ("38", []), ("41.5", ["K18"])]
)
def test_a_share_of_a_class_named_before(percent: str, rules: list[str]):
    text = f"信息总数510条，其中主动公开政府信息198条，依申请公开信息142条，不予公开信息170条。主动公开的政府信息占{percent}%。"
    assert [rule for rule, *_ in told(text)] == rules
