"""What every test shares: the cast, and which tests a run leaves out.

`--database-only` keeps the tests that touch a database; with DATABASE_URL set, that is how they run again on
PostgreSQL. A test marked `shared` reads the folder of real reports beside the checkout; where there is none it is
not part of the run, nor is a test over the files of that folder. Left out, not skipped: whatever is collected runs.
"""

from __future__ import annotations

import os
from pathlib import Path

import hypothesis
import pytest
from django.test import TransactionTestCase

pytest_plugins = ["tests.cast"]

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
# A loaded machine must not fail a test by its clock, and CI must not fail by chance what passed before.
hypothesis.settings.register_profile("house", deadline=None, derandomize=bool(os.environ.get("CI")))
hypothesis.settings.load_profile("house")

DATABASE_FIXTURES = {"db", "transactional_db", "django_db_reset_sequences", "live_server"}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--database-only", action="store_true", help="only the tests that touch a database")


def touches_database(item: pytest.Item) -> bool:
    """Whether a test asks for a database, by mark, by fixture or by class."""
    if item.get_closest_marker("django_db") or DATABASE_FIXTURES & set(getattr(item, "fixturenames", ())):
        return True
    case = getattr(item, "cls", None)
    return case is not None and issubclass(case, TransactionTestCase)


def has_no_cases(item: pytest.Item) -> bool:
    """Whether a test over a list of files found the list empty."""
    mark = item.get_closest_marker("skip")
    return mark is not None and str(mark.kwargs.get("reason", "")).startswith("got empty parameter set")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    def wanted(item: pytest.Item) -> bool:
        if not SHARED.is_dir() and (item.get_closest_marker("shared") or has_no_cases(item)):
            return False
        return touches_database(item) or not config.getoption("--database-only")

    left_out = [item for item in items if not wanted(item)]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if wanted(item)]
