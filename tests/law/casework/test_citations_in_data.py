"""Every article cited in data or code of the law package is one of a text the product names, and every datum has its mark."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from gongkai_law.citation import Citation, instruments
from gongkai_law.sources import source_mark

LAW = Path(__file__).resolve().parents[3] / "gongkai_law"
DATA = sorted(path for path in LAW.rglob("*.toml") if path.parent.name != "messages")  # words are no data
CITING = ("article", "articles", "citation", "online_article")
KEYS = "|".join(map(re.escape, instruments()))
SHORT = re.compile(rf"(?:{KEYS}) \d+(?:\.\d+)*")


def cited(value: Any, key: str = "") -> Iterator[str]:
    """Every citation in a data file, wherever it stands."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from cited(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from cited(inner, key)
    elif isinstance(value, str) and value and (key in CITING or SHORT.fullmatch(value)):
        yield value


def marks(value: Any, key: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from marks(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from marks(inner, key)
    elif key in ("source", "guidance_source", "in_force_source", "row_source"):
        yield value


@pytest.mark.parametrize("path", DATA, ids=lambda path: str(path.relative_to(LAW)))
def test_every_citation_in_data_can_be_read(path: Path):
    for text in cited(tomllib.loads(path.read_text("utf-8"))):
        assert str(Citation.parse(text)).startswith("《"), text


@pytest.mark.parametrize("path", DATA, ids=lambda path: str(path.relative_to(LAW)))
def test_every_mark_is_one_of_three(path: Path):
    for mark in marks(tomllib.loads(path.read_text("utf-8"))):
        source_mark(mark)


def test_every_citation_in_code_can_be_read():
    found = []
    for path in LAW.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or getattr(node.func, "id", "") != "cite" or not node.args:
                continue
            if isinstance(node.args[0], ast.Constant):
                found.append(Citation.parse(str(node.args[0].value)))
    assert found


@pytest.mark.parametrize("key", instruments())
def test_a_text_has_a_title_or_its_number_stands_for_one(key: str):
    found = instruments()[key]
    assert found.title
    assert found.source in ("text", "memory")
    if found.title == found.number:
        assert re.search(r"〔\d{4}〕\d+号$", found.number)


@pytest.mark.shared
def test_numbers_of_documents_stand_in_the_reference():
    folder = LAW.parent.parent / "shared" / "law"
    reference = "".join(path.read_text("utf-8") for path in folder.glob("*.md"))
    for found in instruments().values():
        if found.number and found.source == "text":
            assert (
                found.number.removeprefix("国务院令") in reference.replace("国令", "国务院令")
                or found.number in reference
            )
