"""What is installed is locked: exact version, hash, no registry's address; tests run on what is shipped."""

from __future__ import annotations

import re
import tomllib

import pytest

from tests.project.tree import ROOT

FILES = ("uv", "run", "dev")
PIN = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==(\S+)", re.MULTILINE)


def locked(name: str) -> dict[str, str]:
    text = (ROOT / "requirements" / f"{name}.txt").read_text("utf-8")
    return {package.lower().replace("_", "-"): version for package, version in PIN.findall(text)}


def name_in(requirement: str) -> str:
    found = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert found
    return found.group().lower().replace("_", "-")


@pytest.mark.parametrize("name", FILES)
def test_every_requirement_has_a_version_and_a_hash(name: str):
    text = (ROOT / "requirements" / f"{name}.txt").read_text("utf-8")
    entries = re.split(r"\n(?=\S)", text.strip())
    assert entries and not [e.splitlines()[0] for e in entries if "--hash=sha256:" not in e or "==" not in e]


@pytest.mark.parametrize("name", FILES)
def test_no_requirement_names_a_place_to_fetch_it_from(name: str):
    text = (ROOT / "requirements" / f"{name}.txt").read_text("utf-8")
    assert "://" not in text and " @ " not in text
    assert not re.search(r"^--(index|extra|find|trusted)", text, re.MULTILINE)


def test_tests_run_on_the_versions_that_are_shipped():
    tested = locked("dev")
    assert not {
        package: version for package, version in locked("run").items() if tested.get(package) != version
    }


@pytest.mark.parametrize(("name", "group"), [("run", "dependencies"), ("dev", "dev")])
def test_every_dependency_declared_is_locked(name: str, group: str):
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    declared = (
        project["project"]["dependencies"] if group == "dependencies" else project["dependency-groups"][group]
    )
    assert not [requirement for requirement in declared if name_in(requirement) not in locked(name)]
