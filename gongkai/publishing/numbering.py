"""Index numbers: by the agency's rule, without gap or repeat, given at the first publication and never again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from gongkai.accounts.models import User
from gongkai.agencies.access import require_role
from gongkai.agencies.models import Agency, Role
from gongkai.agencies.numbers import next_numbers
from gongkai.agencies.scope import current_agency_id
from gongkai.audit.services import record as audit
from gongkai.publishing.models import IndexRule
from gongkai_law.errors import Fault
from gongkai_law.records.numbers import BARE_PATTERN, DEFAULT_PATTERN, IndexPattern, index_pattern

SERIES = "index_number"


def rule_on(on: date) -> IndexRule | None:
    """The rule of the agency in scope that holds on a day, or None: then the shipped default holds."""
    found: IndexRule | None = IndexRule.objects.filter(since__lte=on).order_by("-since").first()
    return found


def _pattern(agency: Agency, rule: IndexRule | None) -> tuple[IndexPattern, dict[str, str]]:
    text = rule.pattern if rule else DEFAULT_PATTERN if agency.credit_code else BARE_PATTERN
    values = {"uscc": agency.credit_code, "region6": agency.region_code[:6]}
    if rule:
        values |= {"dept": rule.dept, "cat": rule.cat, "group": rule.group, "orgcode": rule.orgcode}
    return index_pattern(text), values


def take_index_numbers(*, agency: Agency, days: Sequence[date]) -> list[str]:
    """The next index numbers for publications of these days, in order. Inside the transaction that stores them.

    Raises InputFault where the rule needs a value the agency lacks, or its credit code fails its check digit.
    """
    patterns = {day: _pattern(agency, rule_on(day)) for day in dict.fromkeys(days)}
    periods = Counter(patterns[day][0].period(day) for day in days)
    serials = {
        period: iter(next_numbers(series=SERIES, period=period, count=count))
        for period, count in periods.items()
    }
    found = []
    for day in days:
        pattern, values = patterns[day]
        found.append(pattern.render(values, on=day, serial=next(serials[pattern.period(day)])))
    return found


def set_index_rule(*, pattern: str, since: date, actor: User, **values: str) -> IndexRule:
    """From a day on number by another pattern; numbers given stay. A rule of the same day is replaced."""
    require_role(actor, current_agency_id(), (Role.OFFICE_HEAD, Role.ADMINISTRATOR))
    agency = Agency.objects.get(pk=current_agency_id())
    rule = IndexRule(agency=agency, pattern=pattern, since=since, decided_by=actor.full_name, **values)
    checked, known = _pattern(agency, rule)
    checked.render(known, on=since, serial=1)
    kept: IndexRule = IndexRule.objects.update_or_create(
        since=since,
        defaults={"agency": agency, "pattern": pattern, "decided_by": actor.full_name, **values},
    )[0]
    audit(
        agency_id=agency.pk,
        actor=actor,
        act="record.index_rule",
        subject_kind="index_rule",
        subject_id=kept.pk,
        pattern=pattern,
        since=since,
    )
    return kept


def rules() -> list[IndexRule]:
    """Every rule of the agency in scope, the latest first."""
    return list(IndexRule.objects.order_by("-since"))


def example(agency: Agency, *, on: date) -> str:
    """What a number of a day looks like (serial 1), or why none can be made."""
    pattern, values = _pattern(agency, rule_on(on))
    try:
        return pattern.render(values, on=on, serial=1)
    except Fault as fault:
        return str(fault)
