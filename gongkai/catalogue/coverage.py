"""Coverage: how much of what was owed is public, per item, unit and period. Counted by the database, a page at a time."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from gongkai.agencies.calendars import calendar_for
from gongkai.agencies.models import Agency, Unit
from gongkai.base.paging import Page, page_by_day
from gongkai.catalogue.models import STANDING_YEAR, Edition, Item, Met, Obligation
from gongkai.catalogue.queries import items_page
from gongkai_law.disclosure.directory import COVERAGE, STATES, coverage_state, soon_until

OWN = "own"
"""The column of what the agency itself owes."""


SIGNS = {"fulfilled": "✓", "statement": "说", "soon": "◷", "overdue": "!", "empty": "○"}
"""A sign beside each colour: no state is told by colour alone."""


@dataclass(frozen=True, slots=True)
class Days:
    """The day looked from, and the last day that counts as due soon."""

    on: date
    soon: date


def days_of(agency: Agency, on: date) -> Days:
    return Days(on, soon_until(on, calendar_for(agency)))


def condition(state: str, days: Days) -> Q:
    """The rows in a state, as the law's `coverage_state` decides it row by row; a test holds that both agree."""
    waiting = Q(met__in=[Met.NONE, Met.PARTIAL])
    return {
        "fulfilled": Q(met=Met.DATA),
        "statement": Q(met=Met.STATEMENT),
        "overdue": waiting & Q(due_on__lt=days.on),
        "soon": waiting & Q(due_on__gte=days.on, due_on__lte=days.soon),
        "empty": waiting & Q(due_on__gt=days.soon),
    }[state]


def _counts(days: Days) -> dict[str, Count]:
    return {state: Count("id", filter=condition(state, days)) for state in STATES}


def of_year(year: int) -> QuerySet[Obligation]:
    """What is owed in a year, with what stands for good."""
    found: QuerySet[Obligation] = Obligation.objects.filter(year__in=[year, STANDING_YEAR])
    return found


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of the heat map: how many obligations in each state; `state` is the worst of them."""

    column: str
    head: str
    counts: Mapping[str, int]

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    @property
    def state(self) -> str:
        return next((state for state in STATES if self.counts[state]), "")

    @property
    def words(self) -> str:
        return COVERAGE.get(self.state, "")

    @property
    def done(self) -> int:
        return self.counts["fulfilled"]


@dataclass(frozen=True, slots=True)
class Row:
    """An item with its cells, one a column; None where nothing is owed."""

    item: Item
    cells: Sequence[Cell | None]

    @property
    def worst(self) -> str:
        held = {cell.state for cell in self.cells if cell}
        return next((state for state in STATES if state in held), "")


@dataclass(frozen=True, slots=True)
class Grid:
    """A page of the heat map. `columns`: (key, head)."""

    columns: Sequence[tuple[str, str]]
    rows: Sequence[Row]
    next: int | None


MONTHS = (("0", "长期"), *((str(month), f"{month}月") for month in range(1, 13)))


def grid(
    edition: Edition,
    *,
    year: int,
    days: Days,
    by: str = "month",
    after: int = 0,
    livelihood: bool = False,
    size: int = 40,
) -> Grid:
    """Items down, months or units across. Two queries beside the page of items, whatever the register holds."""
    page = items_page(edition, after=after, livelihood=livelihood, size=size)
    lines = [item.line for item in page.items]
    counted: Any = of_year(year).filter(line__in=lines).order_by()
    heads = dict(unit_columns() if by == "unit" else MONTHS)
    key = "unit_id" if by == "unit" else "month"
    found: dict[uuid.UUID, dict[str, Cell]] = {}
    grouped: Any = counted.values("line", key).annotate(**_counts(days))
    for row in grouped:
        column = str(row[key] if row[key] is not None else OWN)
        counts = {state: row[state] for state in STATES}
        found.setdefault(row["line"], {})[column] = Cell(column, heads.get(column, ""), counts)
    used = {column for cells in found.values() for column in cells}
    columns = [each for each in heads.items() if by != "unit" or each[0] in used]
    rows = [Row(item, [found.get(item.line, {}).get(key) for key, _ in columns]) for item in page.items]
    return Grid(columns, rows, page.next)


def unit_columns() -> list[tuple[str, str]]:
    """The agency itself and its units and villages, in their order."""
    units = Unit.objects.order_by("is_village", "position", "name").values_list("id", "name")
    return [(OWN, "本机关"), *((str(pk), name) for pk, name in units)]


def tally(year: int, days: Days) -> dict[str, int]:
    """How many obligations of a year are in each state."""
    found: dict[str, int] = of_year(year).aggregate(**_counts(days))
    return found


def tally_livelihood(edition: Edition, year: int, days: Days) -> dict[str, int]:
    """The same for livelihood items only."""
    lines = Item.objects.filter(edition=edition).exclude(livelihood="").values("line")
    found: dict[str, int] = of_year(year).filter(line__in=lines).aggregate(**_counts(days))
    return found


def by_unit(year: int, days: Days) -> list[tuple[str, str, dict[str, int]]]:
    """(key, name, counts) for each unit that owes something in a year, the one with most overdue first."""
    names = dict(unit_columns())
    # Grouped by year too: that is the order of the index that holds all this needs.
    counted: Any = of_year(year).order_by().values("year", "unit_id").annotate(**_counts(days))
    sums: dict[str, dict[str, int]] = {}
    for row in counted:
        held = sums.setdefault(str(row["unit_id"] or OWN), dict.fromkeys(STATES, 0))
        for state in STATES:
            held[state] += row[state]
    rows = list(sums.items())
    rows.sort(key=lambda row: (-row[1]["overdue"], -row[1]["soon"], row[0]))
    return [(key, names.get(key, ""), counts) for key, counts in rows]


def in_cell(item: Item, *, year: int, by: str, column: str) -> QuerySet[Obligation]:
    """The obligations behind one cell of the heat map."""
    rows = of_year(year).filter(line=item.line)
    if by == "unit":
        rows = rows.filter(unit__isnull=True) if column == OWN else rows.filter(unit_id=column)
    elif column:
        rows = rows.filter(month=int(column))
    return (
        rows.select_related("item", "unit")
        .prefetch_related("fulfilments", "statements", "item__elements")
        .order_by("due_on", "id")
    )


def due_list(
    *, days: Days, state: str = "", unit: str = "", year: int | None = None, cursor: str = "", size: int = 30
) -> Page:
    """The clerk's list: overdue and due soon, the oldest day first; or one state of a year."""
    rows = due_until(days)
    if state:
        is_open = state not in ("fulfilled", "statement")
        rows = Obligation.objects.filter(condition(state, days), is_open__in=[is_open])
    if year is not None:
        rows = rows.filter(year__in=[year, STANDING_YEAR])
    if unit:
        rows = rows.filter(unit__isnull=True) if unit == OWN else rows.filter(unit_id=unit)
    rows = rows.select_related("item", "unit")
    return page_by_day(rows, day="due_on", cursor=cursor, size=size, oldest_first=True)


def due_until(days: Days, *, units: Iterable[Any] | None = None) -> QuerySet[Obligation]:
    """Everything overdue or due soon, by due day; `units` limits to some units."""
    # `IN (1)` and not the bare column: SQLite reads the index in its order only for a comparison.
    rows: QuerySet[Obligation] = Obligation.objects.filter(is_open__in=[True], due_on__lte=days.soon)
    if units is not None:
        rows = rows.filter(unit_id__in=list(units))
    return rows.order_by("due_on", "id")


def state_of(obligation: Obligation, days: Days) -> str:
    """The state of one obligation on the day looked from."""
    return coverage_state(obligation.met, obligation.due_on, on=days.on, soon=days.soon)


def is_computed(year: int) -> bool:
    """Whether what a year owes was computed at all."""
    return Obligation.objects.filter(year=year).exists()


def years(edition: Edition, on: date) -> list[int]:
    """The years a page can show: from the edition's lines' first to the last computed."""
    first = Obligation.objects.exclude(year=STANDING_YEAR).order_by("year").values_list("year", flat=True)
    low = first.first() or (edition.since or on).year
    high = first.last() or low
    return list(range(low, high + 1))


def labelled(counts: Mapping[str, int]) -> list[tuple[str, str, int]]:
    """(state, words, number), worst first."""
    return [(state, COVERAGE[state], counts[state]) for state in STATES]


def legend() -> list[tuple[str, str]]:
    """(state, words), worst first."""
    return [(state, COVERAGE[state]) for state in STATES]


def known_column(by: str, column: str) -> bool:
    """Whether a column of the heat map has this key."""
    return column in dict(unit_columns() if by == "unit" else MONTHS)


def column_head(by: str, column: str) -> str:
    return dict(unit_columns() if by == "unit" else MONTHS).get(column, "")
