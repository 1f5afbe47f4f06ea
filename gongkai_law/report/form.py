"""The annual report's form: chapters, tables, labels and cells of each edition, read from `forms/*.toml`.

An edition is data: a new one is a new file with its `first_year`; the files of older editions stay as they are.
Cell ids are `t2.<row>.<column>`, `t3.<row>.<column>`, `t4.<group>.<column>`. (条例 50.2, 60号, 30号)
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, Literal

from gongkai_law.citation import cite, instruments
from gongkai_law.errors import InputFault
from gongkai_law.report.findings import Figure

CellType = Literal["int", "sint", "wan4"]
LAST_YEAR = 2099  # later years are typing slips, not report years

_FOLDER = Path(__file__).parent / "forms"


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure of the report. `type`: int = count ≥ 0, sint = signed count, wan4 = 万元 with up to 4 places."""

    id: str
    label: str
    type: CellType
    table: str
    row: str
    column: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; `unit_note` is what the form prints behind the label."""

    id: str
    label: str
    type: CellType = "int"
    unit_note: str = ""

    @property
    def printed(self) -> str:
        """The head as the form prints it."""
        return self.label + self.unit_note


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table; a `header` has no figures of its own; `group` is the header the row stands under."""

    id: str
    label: str
    group: str = ""
    header: bool = False


@dataclass(frozen=True, slots=True)
class TableTwoGroup:
    """A block of table two: its caption line (第二十条第（一）项 …), its columns and its rows."""

    id: str
    caption: str
    cols: tuple[Column, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class RemedyGroup:
    """A group of table four; `heads` are the lines of its head, from the top."""

    id: str
    label: str

    @property
    def heads(self) -> tuple[str, ...]:
        """行政诉讼/未经复议直接起诉 → two lines of head."""
        return tuple(self.label.split("/"))


@dataclass(frozen=True, slots=True)
class Topic:
    """What a chapter must speak of; `keywords` are words that show it does."""

    label: str
    keywords: tuple[str, ...]
    citation: str
    source: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """One of the six chapters with its exact heading and the topics this edition asks for."""

    id: str
    heading: str
    topics: tuple[Topic, ...] = ()

    @property
    def title(self) -> str:
        """The heading without its number."""
        return self.heading.partition("、")[2]


@dataclass(frozen=True, eq=False)
class Form:
    """One edition of the report. `years` = (first, last or None while it is still in use)."""

    id: str
    years: tuple[int, int | None]
    citation: str
    chapters: tuple[Chapter, ...]
    t2_first_column: str
    table_two: tuple[TableTwoGroup, ...]
    t3_corner: str
    t3_applicants: str
    t3_organisations: str
    t3_columns: tuple[Column, ...]
    t3_rows: tuple[Row, ...]
    t4_groups: tuple[RemedyGroup, ...]
    t4_cols: tuple[Column, ...]
    conversions: Mapping[str, Any]

    @classmethod
    def for_year(cls, year: int) -> Form:
        """The edition a report for `year` must use; InputFault before the first edition and after 2099."""
        found = [form for form in all_forms() if form.years[0] <= year <= (form.years[1] or LAST_YEAR)]
        if not found:
            first = min(form.years[0] for form in all_forms())
            key = "report.year_before_first_form" if year < first else "report.year_too_late"
            raise InputFault(key, articles=(cite("条例 50"),), year=year, first=first, last=LAST_YEAR)
        return max(found, key=lambda form: form.years[0])

    @classmethod
    def by_id(cls, form_id: str) -> Form:
        """The edition with this id (`F2019`, `F2021`); InputFault for any other."""
        for form in all_forms():
            if form.id == form_id:
                return form
        raise InputFault("report.unknown_form", form=form_id, known="、".join(f.id for f in all_forms()))

    @property
    def document(self) -> str:
        """The notice that prescribes the edition, by title."""
        return instruments()[self.citation].title

    @property
    def document_number(self) -> str:
        """The notice's number, e.g. 国办公开办函〔2021〕30号."""
        return instruments()[self.citation].number

    @cached_property
    def cells(self) -> tuple[Cell, ...]:
        """Every figure of the report in the order of the paper: table two, three, four."""
        return _cells(self)

    @cached_property
    def data_rows(self) -> tuple[Row, ...]:
        """Rows of table three that hold figures."""
        return tuple(row for row in self.t3_rows if not row.header)

    @cached_property
    def result_rows(self) -> tuple[str, ...]:
        """Ids of the rows that add up to （七）总计."""
        headers = {row.id for row in self.t3_rows if row.header}
        return tuple(row.id for row in self.data_rows if row.group in headers and row.id != "total")

    @cached_property
    def zero(self) -> Mapping[str, int]:
        """Every cell with 0, to be copied."""
        return {cell.id: 0 for cell in self.cells}

    @cached_property
    def _by_id(self) -> Mapping[str, Cell]:
        return {cell.id: cell for cell in self.cells}

    def cell(self, cell_id: str) -> Cell:
        """The cell with this id; InputFault for an id the edition does not have."""
        found = self._by_id.get(cell_id)
        if found is None:
            raise InputFault("report.unknown_cell", cell=cell_id, form=self.id)
        return found

    def has(self, cell_id: str) -> bool:
        """Whether the edition has this cell."""
        return cell_id in self._by_id

    def typed(self, cell_id: str, value: object) -> Figure:
        """A stored value as the cell's figure: 万元 as Decimal, counts as int, a blank as None."""
        if value is None:
            return None
        amount = Decimal(str(value))
        return amount if self.cell(cell_id).type == "wan4" else int(amount)

    def rows_of(self, group: str) -> tuple[str, ...]:
        """Ids of the rows of table three under one header (`denied`, `unable`, `notproc` …); a data row is itself."""
        under = tuple(row.id for row in self.data_rows if row.group == group and row.id != "total")
        return under or tuple(row.id for row in self.data_rows if row.id == group)


def _cells(form: Form) -> tuple[Cell, ...]:
    two = [
        Cell(f"t2.{row.id}.{col.id}", f"{row.label}／{col.label}", col.type, "t2", row.id, col.id)
        for group in form.table_two
        for row in group.rows
        for col in group.cols
    ]
    headers = {row.id: row.label for row in form.t3_rows if row.header and row.group}
    three = [
        Cell(
            f"t3.{row.id}.{col.id}",
            f"{headers.get(row.group, '')}{row.label}／{col.label}",
            col.type,
            "t3",
            row.id,
            col.id,
        )
        for row in form.data_rows
        for col in form.t3_columns
    ]
    four = [
        Cell(f"t4.{group.id}.{col.id}", f"{group.heads[-1]}／{col.label}", col.type, "t4", group.id, col.id)
        for group in form.t4_groups
        for col in form.t4_cols
    ]
    return (*two, *three, *four)


@lru_cache(maxsize=1)
def all_forms() -> tuple[Form, ...]:
    """Every edition in the folder, oldest first."""
    read = [_read(tomllib.loads(path.read_text("utf-8"))) for path in sorted(_FOLDER.glob("*.toml"))]
    return tuple(sorted(read, key=lambda form: form.years[0]))


def _read(raw: dict[str, Any]) -> Form:
    three, four = raw["table_three"], raw["table_four"]
    return Form(
        id=raw["id"],
        years=(raw["first_year"], raw.get("last_year")),
        citation=raw["citation"],
        chapters=tuple(_chapter(entry) for entry in raw["chapters"]),
        t2_first_column=raw["table_two"]["first_column"],
        table_two=tuple(_group(entry) for entry in raw["table_two"]["groups"]),
        t3_corner=three["corner"],
        t3_applicants=three["applicants"],
        t3_organisations=three["organisations"],
        t3_columns=tuple(Column(type=three["type"], **entry) for entry in three["cols"]),
        t3_rows=tuple(Row(**entry) for entry in three["rows"]),
        t4_groups=tuple(RemedyGroup(**entry) for entry in four["groups"]),
        t4_cols=tuple(Column(type=four["type"], **entry) for entry in four["cols"]),
        conversions=raw.get("from", {}),
    )


def _chapter(entry: dict[str, Any]) -> Chapter:
    topics = tuple(
        Topic(topic["label"], tuple(topic["keywords"]), topic["citation"], topic["source"])
        for topic in entry.get("topics", ())
    )
    return Chapter(entry["id"], entry["heading"], topics)


def _group(entry: dict[str, Any]) -> TableTwoGroup:
    return TableTwoGroup(
        id=entry["id"],
        caption=entry["caption"],
        cols=tuple(Column(**col) for col in entry["cols"]),
        rows=tuple(Row(**row) for row in entry["rows"]),
    )
