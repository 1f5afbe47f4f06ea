"""Holding that an act is refused, by the key of the fault: the words may change, the reason may not."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from gongkai_law.errors import Fault


@contextmanager
def refused(key: str) -> Iterator[None]:
    """The block raises the fault with this key."""
    with pytest.raises(Fault) as refusal:
        yield
    assert refusal.value.key == key
