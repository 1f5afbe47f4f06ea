"""Every channel has its part in the clerk's page, and the glossary has its id."""

from __future__ import annotations

import re

import pytest

from gongkai.publishing.channels import all_kinds
from tests.project.tree import ROOT


@pytest.mark.parametrize("kind", all_kinds().values(), ids=lambda kind: kind.key)
def test_a_channel_is_explained(kind):
    page = (ROOT / "docs/clerk/channels.md").read_text("utf-8")
    assert re.search(rf"^## {kind.label}$", page, re.MULTILINE)
    assert f"| {kind.label} | `{kind.key}` |" in (ROOT / "docs/glossary.md").read_text("utf-8")
