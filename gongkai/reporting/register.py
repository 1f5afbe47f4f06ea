"""What the register of a year says: the tables' figures with their sources, and the words and counts prose binds to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from gongkai.agencies.models import Agency
from gongkai.casework import queries as requests
from gongkai.publishing import queries as records
from gongkai.publishing.channels import labels
from gongkai.publishing.models import Category
from gongkai.remedies import queries as remedies
from gongkai.reporting import bindings
from gongkai.reporting.kept import kept_until_next_act
from gongkai.reporting.models import AnnualReport, SupervisionNote
from gongkai.training.queries import training_year
from gongkai_law.report.findings import Figure, Figures
from gongkai_law.report.form import Form
from gongkai_law.report.rules import plain
from gongkai_law.report.tally import tally_counts

REGISTER, MANUAL, MISSING = "register", "manual", "missing"
# Columns of table two's row of normative documents → the set in `publishing.queries.normative_sets`.
NORMATIVE = {
    "t2.normative.made_new": "issued",
    "t2.normative.public_new": "public_new",
    "t2.normative.public_total": "public_total",
    "t2.normative.issued": "issued",
    "t2.normative.abolished": "abolished",
    "t2.normative.valid": "valid",
}


@dataclass(frozen=True, slots=True)
class Collected:
    """A year's figures. `sources` says for each cell: register, manual, or missing (then the figure is None)."""

    form: Form
    figures: Figures
    sources: dict[str, str]
    reasons: dict[str, str] = field(default_factory=dict)

    @property
    def missing(self) -> list[str]:
        return [cell for cell, source in self.sources.items() if source == MISSING]


def _table_two(form: Form, year: int, agency: Agency) -> Figures:
    """Cells of table two the register can count. A body without rule-making power has no rules (规章): that is 0."""
    sets = records.normative_sets(year)
    figures: Figures = {cell: sets[name].count() for cell, name in NORMATIVE.items() if form.has(cell)}
    return {**figures, **no_rules(form, agency)}


def no_rules(form: Form, agency: Agency) -> Figures:
    """The row of rules (规章) of an agency without the power to make them: 0; nothing for one that has it."""
    if agency.level not in ("village", "township", "county"):
        return {}
    return {cell.id: 0 for cell in form.cells if cell.row == "rule"}


def _table_four(form: Form, year: int, agency: Agency) -> Figures:
    counted = remedies.table_four_counts(year, agency)
    figures: Figures = {}
    for group in form.t4_groups:
        parts = {col.id: counted.get((group.id, col.id), 0) for col in form.t4_cols if col.id != "total"}
        figures.update({f"t4.{group.id}.{column}": n for column, n in parts.items()})
        figures[f"t4.{group.id}.total"] = sum(parts.values())
    return figures


@dataclass(frozen=True, slots=True)
class RequestCounts:
    """Table three of a year, and how many of its answers were late."""

    figures: Figures
    late: int


def _request_counts(form: Form, report: AnnualReport) -> RequestCounts:
    """Counted from the register once after each act of the agency."""

    def count() -> RequestCounts:
        counts = requests.grouped_counts(report.year)
        return RequestCounts(
            tally_counts(form, report.year, counts), requests.late_among(counts, report.year)
        )

    kept = kept_until_next_act("request-counts", report, count)
    return RequestCounts(dict(kept.figures), kept.late)


def collect(report: AnnualReport) -> Collected:
    """Every cell of the report's tables from the register; manual figures only where the register has no source."""
    form = Form.for_year(report.year)
    figures: Figures = {
        **_table_two(form, report.year, report.agency),
        **_request_counts(form, report).figures,
        **_table_four(form, report.year, report.agency),
    }
    sources = dict.fromkeys(figures, REGISTER)
    reasons: dict[str, str] = {}
    for manual in report.manual_figures.all():
        if form.has(manual.cell) and manual.cell not in figures:
            figures[manual.cell] = form.typed(manual.cell, manual.value)
            sources[manual.cell] = MANUAL
            reasons[manual.cell] = f"{manual.reason}（{manual.entered_by}填报）"
    for cell in form.cells:
        if cell.id not in figures:
            figures[cell.id] = None
            sources[cell.id] = MISSING
    ordered: Figures = {cell.id: figures[cell.id] for cell in form.cells}
    return Collected(form, ordered, sources, reasons)


def manual_cells(form: Form, agency: Agency) -> list[str]:
    """Cells the register has no source for, so a person fills them in with a reason."""
    counted = {*NORMATIVE, *no_rules(form, agency)}
    return [cell.id for cell in form.cells if cell.table == "t2" and cell.id not in counted]


def _listed(counts: dict[str, int], labels: dict[str, str], unit: str) -> str:
    return "、".join(f"{labels[key]}{n}{unit}" for key, n in counts.items())


def _labels(choices: Iterable[tuple[str, Any]]) -> dict[str, str]:
    return {value: str(label) for value, label in choices}


def _notes(year: int) -> dict[str, str]:
    words = dict.fromkeys(SupervisionNote.Kind.values, "")
    for note in SupervisionNote.objects.filter(year=year).order_by("kind", "on", "id"):
        text = note.text.strip()
        words[note.kind] += text if text.endswith(("。", "；", "！")) else text + "。"
    return {f"register:notes.{kind}": text for kind, text in words.items()}


def _sum(figures: Figures, cells: Iterable[str]) -> int:
    return sum(int(figures.get(cell) or 0) for cell in cells)


def _register_facts(report: AnnualReport, figures: Figures) -> dict[str, str]:
    year = report.year
    categories, channels = records.count_by_category(year), records.count_by_channel(year)
    category_labels, channel_labels = _labels(Category.choices), labels()
    training, fee = training_year(year), requests.fee_year(year)
    proof = requests.intake_proof(year)
    complaints = remedies.complaints_of(year)
    kinds = dict.fromkeys(str(p.channel.get_kind_display()) for p in proof)
    sets = records.normative_sets(year)
    return {
        "register:year": str(year),
        "register:agency": report.agency.name,
        "register:requests.organisations": str(
            int(figures["t3.new.total"] or 0) - int(figures["t3.new.natural"] or 0)
        ),
        "register:requests.late": str(_request_counts(Form.for_year(year), report).late),
        "register:suits.total": str(_sum(figures, ("t4.suit_direct.total", "t4.suit_after.total"))),
        "register:records.total": str(sum(categories.values())),
        "register:records.by_category": _listed(categories, category_labels, "条"),
        "register:channels.names": "、".join(channel_labels[key] for key in channels),
        "register:channels.by_channel": _listed(channels, channel_labels, "条"),
        **{
            f"register:normative.{name}": str(sets[name].count()) for name in ("issued", "abolished", "valid")
        },
        "register:training.sessions": str(training.sessions),
        "register:training.attendees": str(training.attendees),
        "register:intake.names": "、".join(kinds) or "（尚未登记受理渠道）",
        "register:intake.checks": str(sum(p.checks for p in proof)),
        "register:fee.notices": str(fee.notices),
        "register:fee.amount": plain(fee.amount),
        "register:fee.collected": plain(fee.collected),
        "register:complaints.total": str(complaints.count()),
        "register:complaints.verified": str(complaints.filter(verified=True).count()),
        **_notes(year),
    }


def _figure_words(figure: Figure) -> str:
    return "（未填）" if figure is None else plain(figure)


def binding_values(report: AnnualReport, collected: Collected) -> dict[str, str]:
    """name → words for every binding a chapter can use: the Chinese names, and each cell under its id."""
    figures = collected.figures
    facts = _register_facts(report, figures)
    values = {cell: _figure_words(figure) for cell, figure in figures.items()}
    for name, source in bindings.names().items():
        if source.startswith("group:"):
            rows = collected.form.rows_of(source.removeprefix("group:"))
            values[name] = str(_sum(figures, (f"t3.{row}.total" for row in rows)))
        elif source.startswith("register:"):
            values[name] = facts[source]
        else:
            values[name] = _figure_words(figures.get(source, 0))
    touched = _sum(figures, ("t3.new.total", "t3.carry_in.total"))
    values["有申请"] = "是" if touched else ""
    values["有复议诉讼"] = (
        "是" if _sum(figures, (f"t4.{g.id}.total" for g in collected.form.t4_groups)) else ""
    )
    return values
