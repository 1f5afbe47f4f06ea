"""Public copies and previews of any file: made, or refused in words; never an identity number in what is made."""

from __future__ import annotations

from gongkai.documents.extraction.extract import extract
from gongkai.documents.extraction.screening import screen_file
from gongkai.documents.leaks.preview import preview
from gongkai.documents.masking.tables import seen_tables
from gongkai.documents.masking.writing import MadeTable, write_xlsx
from gongkai_law.errors import InputFault
from gongkai_law.screening import find_head, masked_copy
from tests.documents import lists
from tests.screening_numbers import card, identity


def seeds() -> list[bytes]:
    table = f"姓名,身份证号,账号,金额\n张三,{identity()},{card()},100\n李四,410329,19000101,1234\n"
    return [table.encode(), table.replace(",", "\t").encode("gb18030"), lists.minimum_living_list()]


def fuzz_one(data: bytes) -> None:
    try:
        extraction = extract(data, "名单.csv")
    except InputFault:
        return
    preview(extraction)
    for table in seen_tables(extraction).tables:
        head = find_head(table.rows, fewest=1)
        if head is None:
            continue
        copy = masked_copy(table.rows, "other")
        made = write_xlsx([MadeTable(table.name, copy.rows, head.first, head.last)])
        # A broken table may end in a copy that is refused (`masking.still_there`), never in one with a whole number.
        assert "id_card" not in {placed.finding.kind for placed in screen_file(made, "公开件.xlsx").findings}
