"""The tree as the tests of the house see it: its files, their syntax trees, its words."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LAW, PRODUCT = ROOT / "gongkai_law", ROOT / "gongkai"
FACES = ("workbench", "portal", "api", "commands")
FOREIGN = {"vendor", "migrations"}


@cache
def files() -> tuple[Path, ...]:
    """Every file that is committed or would be."""
    asked = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(asked, cwd=ROOT, capture_output=True, check=True).stdout.decode()
    return tuple(path for name in sorted(set(listed.split("\0"))) if name and (path := ROOT / name).is_file())


def files_ending(*suffixes: str, below: Path = ROOT, foreign: bool = False) -> list[Path]:
    """Files with these endings below a folder; those of others (vendor) and generated ones only if asked."""
    return [
        path
        for path in files()
        if path.suffix in suffixes
        and path.is_relative_to(below)
        and (foreign or not FOREIGN & set(path.relative_to(ROOT).parts))
    ]


def name_of(path: Path) -> str:
    """A file's name in this checkout."""
    return path.relative_to(ROOT).as_posix()


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), filename=name_of(path))


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """Line and full module name of each import."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.lineno, node.module


def calls(path: Path) -> Iterator[ast.Call]:
    """Every call in a file."""
    return (node for node in ast.walk(parsed(path)) if isinstance(node, ast.Call))


def called_name(call: ast.Call) -> str:
    """`f` of `f(…)` and `a.b.f` of `a.b.f(…)`; empty for anything else."""
    return ast.unparse(call.func) if isinstance(call.func, ast.Name | ast.Attribute) else ""


def nothing(found: list[str], why: str = "") -> None:
    """Hold that a search found nothing; all it found is shown, one a line."""
    assert not found, "\n".join([why, *found])
