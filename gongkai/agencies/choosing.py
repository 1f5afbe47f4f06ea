"""Choosing where the law leaves room (各项规定): which option, why, and who decided."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from gongkai.accounts.models import User
from gongkai.agencies.access import require_role
from gongkai.agencies.models import Agency, PolicyChoice, Role
from gongkai.agencies.scope import current_agency_id
from gongkai.audit.services import record
from gongkai_law.errors import InputFault
from gongkai_law.policies import Policy, all_policies, policy
from gongkai_law.sources import MarkWords, mark_words

MAY_CHOOSE = (Role.ADMINISTRATOR, Role.OFFICE_HEAD)


@dataclass(frozen=True, slots=True)
class Switch:
    """One policy as an agency has it: the option that holds and where it comes from.

    `own` and `above` are the choices of the agency and of the nearest one above it, None where none was made.
    """

    policy: Policy
    mark: MarkWords
    own: PolicyChoice | None
    above: PolicyChoice | None

    @property
    def value(self) -> str:
        chosen = self.own or self.above
        return chosen.option if chosen else self.policy.default

    @property
    def words(self) -> str:
        return value_words(self.policy, self.value)

    @property
    def own_words(self) -> str:
        return value_words(self.policy, self.own.option) if self.own else ""

    @property
    def above_words(self) -> str:
        return value_words(self.policy, self.above.option) if self.above else ""

    @property
    def default_words(self) -> str:
        return value_words(self.policy, self.policy.default)


def value_words(rule: Policy, value: str) -> str:
    """A value as people read it: the option's label, `10工作日`, `1月31日`."""
    if rule.kind == "choice":
        return next((option.label for option in rule.options if option.id == value), value)
    if rule.kind == "number":
        return f"{value}{rule.unit}"
    month, _, day = value.partition("-")
    return f"{int(month)}月{int(day)}日"


def switches(agency: Agency) -> list[Switch]:
    """Every policy with the choice that holds for an agency and the one of the agencies above it."""
    own = {choice.key: choice for choice in PolicyChoice.unscoped.filter(agency=agency)}
    above: dict[str, PolicyChoice] = {}
    node = agency.parent
    while node is not None:
        for choice in PolicyChoice.unscoped.filter(agency=node).select_related("agency"):
            above.setdefault(choice.key, choice)
        node = node.parent
    return [
        Switch(each, mark_words(each.source), own.get(each.key), above.get(each.key))
        for each in all_policies()
    ]


def switch(agency: Agency, key: str) -> Switch:
    """One policy as an agency has it. Raises InputFault for an unknown key."""
    policy(key)
    return next(each for each in switches(agency) if each.policy.key == key)


@transaction.atomic
def choose(*, key: str, option: str, reason: str, decided_by: str, actor: User) -> PolicyChoice:
    """Choose for the agency in scope; it holds for the agencies below that made no choice of their own."""
    require_role(actor, current_agency_id(), MAY_CHOOSE)
    rule = policy(key)
    rule.check(option)
    if not reason.strip() or not decided_by.strip():
        raise InputFault("agencies.choice_without_reason", question=rule.question)
    choice, _ = PolicyChoice.objects.update_or_create(
        agency_id=current_agency_id(),
        key=key,
        defaults={"option": option, "reason": reason.strip(), "decided_by": decided_by.strip()},
    )
    record(
        agency_id=current_agency_id(),
        actor=actor,
        act="policy.choose",
        subject_kind="policy",
        subject_id=key,
        key=rule.question,
        option=value_words(rule, option),
        reason=reason.strip(),
    )
    return choice


@transaction.atomic
def take_back(*, key: str, actor: User) -> None:
    """Withdraw the agency's own choice: the one above it holds again, else the default."""
    require_role(actor, current_agency_id(), MAY_CHOOSE)
    rule = policy(key)
    if not PolicyChoice.objects.filter(key=key).delete()[0]:
        raise InputFault("agencies.no_choice", question=rule.question)
    record(
        agency_id=current_agency_id(),
        actor=actor,
        act="policy.take_back",
        subject_kind="policy",
        subject_id=key,
        key=rule.question,
    )
