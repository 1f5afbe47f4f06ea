"""Tables two, three and four of many agencies at once: one grouped read each, counted by the law's own rule.

These are the reads across agencies. Each runs on an index that begins with the agency, streams agency by agency, and
takes the whole nation or only the agencies named (a county's townships).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Count, QuerySet

from gongkai.agencies.models import Agency, PolicyChoice
from gongkai.casework.models import DisclosureRequest
from gongkai.publishing.models import Category, Record
from gongkai.publishing.queries import PUBLIC_ONCE, normative_conditions
from gongkai.remedies.models import RemedyCase
from gongkai.reporting.register import NORMATIVE
from gongkai_law.report.findings import Figures
from gongkai_law.report.form import Form
from gongkai_law.report.tally import tally_counts_by
from gongkai_law.report.tallyfour import tally_remedies_by

Agencies = Collection[UUID] | None
"""Which agencies: None for all."""

_SQL = """
SELECT agency_id, {columns}, COUNT(*)
FROM {table}
WHERE {begun} <= %s AND (closed_year IS NULL OR closed_year >= %s){only}
GROUP BY agency_id, {columns}
ORDER BY agency_id
"""


def stored_id(pk: UUID) -> Any:
    """An agency's id as the database's own rows give it."""
    return pk.hex if connection.vendor == "sqlite" else pk


def _stream(sql: str, values: Sequence[Any], chunk: int) -> Iterator[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        while rows := cursor.fetchmany(chunk):
            yield from rows


def _grouped(
    table: str, begun: str, columns: Iterable[str], year: int, agencies: Agencies, chunk: int
) -> Iterator[tuple[Any, ...]]:
    quoted = ", ".join(connection.ops.quote_name(column) for column in columns)
    ids = sorted(stored_id(pk) for pk in agencies) if agencies is not None else []
    only = f" AND agency_id IN ({', '.join(['%s'] * len(ids))})" if ids else ""
    if agencies is not None and not ids:
        return iter(())
    sql = _SQL.format(columns=quoted, table=table, begun=begun, only=only)
    return _stream(sql, [year, year, *ids], chunk)


def grouped_rows(year: int, agencies: Agencies = None, *, chunk: int = 10_000) -> Iterator[tuple[Any, ...]]:
    """(agency id as stored, received year, closed year, row, column, count), in order of agency."""
    columns = ("received_year", "closed_year", "result_row", "applicant_kind")
    return _grouped(DisclosureRequest._meta.db_table, "received_year", columns, year, agencies, chunk)


def grouped_remedies(
    year: int, agencies: Agencies = None, *, chunk: int = 10_000
) -> Iterator[tuple[Any, ...]]:
    """(agency id as stored, filed year, closed year, group, result, count), in order of agency."""
    columns = ("filed_year", "closed_year", "group", "result")
    return _grouped(RemedyCase._meta.db_table, "filed_year", columns, year, agencies, chunk)


def table_three_of_all(year: int, agencies: Agencies = None) -> Iterator[tuple[Any, Figures]]:
    """(agency id as stored, figures of table three) for every agency with a request that touches the year."""
    return tally_counts_by(Form.for_year(year), year, grouped_rows(year, agencies))


def table_four_of_all(year: int, agencies: Agencies = None) -> Iterator[tuple[Any, Figures]]:
    """(agency id as stored, figures of table four) for every agency with a case that touches the year."""
    rows = grouped_remedies(year, agencies)
    return tally_remedies_by(Form.for_year(year), year, rows, once=_counting_once())


def _counting_once() -> frozenset[Any]:
    """Agencies, as stored, that chose to count a case only in the year it was filed; a county's choice is inherited."""
    chosen = dict(
        PolicyChoice.unscoped.filter(key="pending_recounted").values_list("agency_id", "option").iterator()
    )
    if not chosen:
        return frozenset()
    parents = dict(Agency.objects.values_list("id", "parent_id").iterator())
    return frozenset(stored_id(pk) for pk in parents if _nearest(pk, chosen, parents) == "no")


def _nearest(pk: UUID | None, chosen: Mapping[UUID, str], parents: Mapping[UUID, UUID | None]) -> str:
    while pk is not None:
        if pk in chosen:
            return chosen[pk]
        pk = parents[pk]
    return ""


def table_two_of_all(year: int, agencies: Agencies = None) -> Iterator[tuple[UUID, Figures]]:
    """(agency id, the cells of table two the register counts) for every agency with a normative document made public."""
    form = Form.for_year(year)
    cells = {cell: f"n_{name}" for cell, name in NORMATIVE.items() if form.has(cell)}
    for row in document_counts(year, agencies).iterator(chunk_size=10_000):
        yield row["agency_id"], {cell: row[name] for cell, name in cells.items()}


def document_counts(year: int, agencies: Agencies = None) -> QuerySet[Any, dict[str, Any]]:
    """agency_id with `n_<set>` for each set of normative documents of a year."""
    documents = Record.unscoped.filter(category=Category.NORMATIVE, state__in=PUBLIC_ONCE)
    if agencies is not None:
        documents = documents.filter(agency__in=agencies)
    counts = {
        f"n_{name}": Count("id", filter=condition) for name, condition in normative_conditions(year).items()
    }
    counted: QuerySet[Any, dict[str, Any]] = documents.order_by("agency_id").values("agency_id")
    return counted.annotate(**counts)
