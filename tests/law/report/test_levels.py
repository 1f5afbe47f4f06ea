"""An agency's level from its name: only what the name really says."""

from __future__ import annotations

import pytest

from gongkai_law.report.levels import agency_level


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("葛寨镇人民政府", "township"),
        ("伊川县葛寨镇人民政府", "township"),
        ("佳县螅镇人民政府", "township"),
        ("七家子镇", "township"),
        ("民意乡人民政府", "township"),
        ("驼峰路街道办事处", "township"),
        ("福田街道", "township"),
        ("伊川县人民政府", "county"),
        ("佳县人民政府办公室", "county"),
        ("鲤城区人民政府", "county"),
        ("伊川县市场监督管理局", "county"),
        ("景德镇市人民政府", None),
        ("新乡市人民政府", None),
        ("淮安市人民政府", None),
        ("平潭综合实验区管委会", None),
        ("广西壮族自治区人民政府", "province"),
        ("河南省人民政府", "province"),
        ("伊犁哈萨克自治州人民政府", "prefecture"),
        ("上海市人民政府办公厅", None),
        ("", None),
    ],
)
def test_the_level_is_told_from_the_end_of_the_name(name: str, level: str | None) -> None:
    assert agency_level(name) == level
