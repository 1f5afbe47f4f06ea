"""The docs say what is there, and all that is there: commands, settings, make targets, decisions, links."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path
from urllib.parse import unquote

import pytest

from gongkai.cli import COMMANDS
from tests.project.tree import PRODUCT, ROOT, called_name, calls, files_ending, name_of, nothing

DOCS = ROOT / "docs"
DECISIONS = DOCS / "decisions"
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")


def read(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def settings_names() -> set[str]:
    """Every environment variable that the product reads."""
    found = set()
    for path in files_ending(".py", below=PRODUCT):
        for call in calls(path):
            asked = called_name(call)
            first = call.args[0] if call.args else None
            if isinstance(first, ast.Constant) and (
                asked.startswith("env.") or asked in ("os.environ.get", "os.getenv")
            ):
                found.add(str(first.value))
    return found


def anchor(heading: str) -> str:
    """The link target that a heading gets when the page is shown."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_every_command_has_its_entry(words: tuple[str, ...]):
    assert f"## `gongkai {' '.join(words)}" in read("docs/administrator/commands.md")


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_every_command_named_in_the_usage_exists(words: tuple[str, ...]):
    assert (PRODUCT / "commands" / f"{COMMANDS[words][0]}.py").exists()


def test_every_setting_has_its_entry_and_no_entry_is_without_a_setting():
    page = read("docs/administrator/settings.md")
    written = set(re.findall(r"^\| `([A-Z_]+)`", page, re.MULTILINE))
    assert written == settings_names()


@pytest.mark.parametrize("name", ["README.md", "README.en.md"])
def test_the_readme_names_the_two_commands(name: str):
    assert "make run" in read(name) and "make test" in read(name)


def test_the_two_commands_are_there_and_ci_calls_one():
    makefile = read("Makefile")
    assert re.search(r"^run:", makefile, re.MULTILINE) and re.search(r"^test:", makefile, re.MULTILINE)
    assert re.search(r"^exec make test\b", read(".ci/run"), re.MULTILINE)


def test_every_make_target_in_the_docs_exists():
    targets = set(re.findall(r"^([a-z]+):", read("Makefile"), re.MULTILINE))
    named = {
        target
        for path in files_ending(".md")
        for target in re.findall(r"`make ([a-z]+)", path.read_text("utf-8"))
    }
    assert named <= targets


def decisions() -> list[Path]:
    return [path for path in files_ending(".md", below=DECISIONS) if path.name != "README.md"]


def test_decisions_are_numbered_without_gaps():
    assert [path.name[:4] for path in decisions()] == [f"{n:03d}-" for n in range(1, len(decisions()) + 1)]


@pytest.mark.parametrize("path", decisions(), ids=name_of)
def test_a_decision_has_its_parts_and_its_line_in_the_index(path: Path):
    text = path.read_text("utf-8")
    title = text.splitlines()[0].removeprefix("# ")
    assert title.startswith(path.name[:3])
    for part in ("**Status**", "## Context", "## Decision", "## Consequences"):
        assert part in text
    assert f"[{title}]({path.name})" in (DECISIONS / "README.md").read_text("utf-8")


@pytest.mark.parametrize("path", files_ending(".md"), ids=name_of)
def test_every_link_leads_somewhere(path: Path):
    missing = []
    for target in LINK.findall(path.read_text("utf-8")):
        place, _, heading = unquote(target).partition("#")
        if re.match(r"[a-z]+:", place):
            continue
        file = (path.parent / place).resolve() if place else path
        if not file.exists():
            missing.append(target)
        elif heading and file.suffix == ".md":
            headings = re.findall(r"^#+ (.+)$", file.read_text("utf-8"), re.MULTILINE)
            if anchor(heading) not in {anchor(found) for found in headings}:
                missing.append(target)
    nothing(missing)


def test_the_changelog_opens_with_this_version():
    version = tomllib.loads(read("pyproject.toml"))["project"]["version"]
    first = re.search(r"^## (\S+)", read("CHANGELOG.md"), re.MULTILINE)
    assert first and first.group(1) == version
