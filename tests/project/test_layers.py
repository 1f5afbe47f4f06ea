"""The order of the house: calls go down, faces are thin, commands of the law need no framework."""

from __future__ import annotations

import ast
import configparser
import subprocess
import sys

import pytest
from importlinter.cli import lint_imports

from gongkai.cli import COMMANDS
from tests.project.tree import FACES, PRODUCT, ROOT, files_ending, name_of, nothing, parsed

ORDER = """
workbench|portal|api|commands
samples
supervision
reporting
remedies|training
casework
publishing
search
catalogue|letters|review
documents
agencies
accounts|audit
base
"""
WITHOUT_DATABASE = [("clock",), ("fee",), ("screen",), ("report", "check")]


def test_the_contracts_hold(monkeypatch):
    monkeypatch.chdir(ROOT)
    assert lint_imports(no_cache=True) == 0


def test_the_contract_has_the_order_of_the_house():
    contracts = configparser.ConfigParser()
    contracts.read(ROOT / ".importlinter", "utf-8")
    layers = contracts["importlinter:contract:layers"]["layers"]
    assert layers.translate(str.maketrans("", "", "() ")).split() == ORDER.split()


def test_every_package_of_the_product_has_a_floor():
    floors = set(ORDER.replace("|", "\n").split())
    packages = {
        path.parent.relative_to(PRODUCT).parts[0]
        for path in files_ending(".py", below=PRODUCT)
        if path.name == "__init__.py" and path.parent != PRODUCT
    }
    assert packages <= floors


def face_files():
    return [path for face in FACES for path in files_ending(".py", below=PRODUCT / face)]


def test_faces_neither_query_nor_save():
    forbidden = {
        "objects",
        "unscoped",
        "_default_manager",
        "_base_manager",
        "save",
        "bulk_create",
        "bulk_update",
    }
    found = [
        f"{name_of(path)}:{node.lineno} .{node.attr}"
        for path in face_files()
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Attribute) and node.attr in forbidden
    ]
    nothing(found, "a face calls a service or a query instead")


def test_faces_open_no_transaction_and_write_no_sql():
    found = [
        f"{name_of(path)}:{node.lineno}"
        for path in face_files()
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.ImportFrom)
        and node.module in ("django.db", "django.db.models")
        and {alias.name for alias in node.names}
        & {"transaction", "connection", "connections", "F", "Sum", "Count"}
    ]
    nothing(found, "transactions and sums belong in services and queries")


@pytest.mark.parametrize("words", WITHOUT_DATABASE, ids=" ".join)
def test_a_command_of_the_law_starts_without_the_framework(words: tuple[str, ...]):
    module = f"gongkai.commands.{COMMANDS[words][0]}"
    program = f"import sys, gongkai.cli, {module}; sys.exit('django' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr or f"{module} loads Django"
