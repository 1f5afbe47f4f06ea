"""Modules that join by lying in a folder, so that a new one touches no file of the others."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Iterator
from types import ModuleType


def gathered(package: str, paths: Iterable[str]) -> Iterator[ModuleType]:
    """The modules of `package` by name; give it the package's `__name__` and `__path__`."""
    for name in sorted(entry.name for entry in pkgutil.iter_modules(list(paths))):
        yield importlib.import_module(f"{package}.{name}")
