"""The product hangs together: checks pass, migrations are complete, scope and keys are as the house has them."""

from __future__ import annotations

import uuid

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import models

from gongkai.agencies.scope import AgencyRow, ScopedManager

TENANT_FIELDS = ("agency", "agency_id")


def own_models() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if model.__module__.startswith("gongkai.")]


def tenant_models() -> list[type[models.Model]]:
    return [model for model in own_models() if any(f.name in TENANT_FIELDS for f in model._meta.local_fields)]


def label(model: type[models.Model]) -> str:
    return model._meta.label


def test_djangos_own_checks_find_nothing(db: None):
    call_command("check", fail_level="WARNING", databases=["default"])


def test_migrations_are_complete(db: None):
    call_command("makemigrations", check_changes=True, dry_run=True, verbosity=0)


@pytest.mark.parametrize("model", own_models(), ids=label)
def test_a_row_is_known_by_one_uuid(model: type[models.Model]):
    key = model._meta.pk
    assert isinstance(key, models.UUIDField), "ids are made by the application, in the order of time"
    if key.has_default():
        made = [key.get_default() for _ in range(2)]
        assert all(isinstance(value, uuid.UUID) and value.version == 7 for value in made)


@pytest.mark.parametrize("model", tenant_models(), ids=label)
def test_an_agencys_row_always_says_whose_it_is(model: type[models.Model]):
    assert not [f for f in model._meta.local_fields if f.name in TENANT_FIELDS and f.null]


@pytest.mark.parametrize("model", tenant_models(), ids=label)
def test_the_agency_comes_first_in_every_index_and_unique_constraint(model: type[models.Model]):
    named = [(index.name, list(index.fields)) for index in model._meta.indexes]
    named += [
        (constraint.name, list(constraint.fields))
        for constraint in model._meta.constraints
        if isinstance(constraint, models.UniqueConstraint) and constraint.fields
    ]
    assert not [name for name, fields in named if fields[0].lstrip("-") not in TENANT_FIELDS]


@pytest.mark.parametrize(
    "model",
    [
        m
        for m in tenant_models()
        if not isinstance(m._meta.pk, models.ForeignKey)
        and any(f.name == "agency" for f in m._meta.local_fields)
    ],
    ids=label,
)
def test_an_agencys_row_is_reached_through_its_scope(model: type[models.Model]):
    assert issubclass(model, AgencyRow) and isinstance(model._default_manager, ScopedManager)
