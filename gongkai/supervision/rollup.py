"""Table three of every agency at once: one grouped read over all of them, counted by the law's own rule.

This is the one read across agencies; it runs on the index `request_by_result` and streams agency by agency.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db import connection

from gongkai.casework.models import DisclosureRequest
from gongkai_law.report.findings import Figures
from gongkai_law.report.form import Form
from gongkai_law.report.tally import tally_counts_by

_SQL = """
SELECT agency_id, received_year, closed_year, result_row, applicant_kind, COUNT(*)
FROM {table}
WHERE received_year <= %s AND (closed_year IS NULL OR closed_year >= %s)
GROUP BY agency_id, received_year, closed_year, result_row, applicant_kind
ORDER BY agency_id
"""


def grouped_rows(year: int, *, chunk: int = 10_000) -> Iterator[tuple[Any, ...]]:
    """(agency id, received year, closed year, row, column, count) of all agencies, in order of agency."""
    with connection.cursor() as cursor:
        cursor.execute(_SQL.format(table=DisclosureRequest._meta.db_table), [year, year])
        while rows := cursor.fetchmany(chunk):
            yield from rows


def table_three_of_all(year: int) -> Iterator[tuple[Any, Figures]]:
    """(agency id as stored, figures of table three) for every agency with a request that touches the year."""
    return tally_counts_by(Form.for_year(year), year, grouped_rows(year))
