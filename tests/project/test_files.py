"""What no committed file may hold, and what each must be."""

from __future__ import annotations

import ast
import re
import tomllib
from fnmatch import fnmatch

import pytest

from tests.project.tree import (
    LAW,
    PRODUCT,
    ROOT,
    called_name,
    calls,
    files,
    files_ending,
    name_of,
    nothing,
    parsed,
)

LONGEST = 400
CODE = (".py", ".html", ".css", ".js")
TEXT = (
    *CODE,
    ".toml",
    ".md",
    ".txt",
    ".svg",
    ".typ",
    ".json",
    ".cfg",
    ".ini",
    ".yml",
    ".yaml",
    ".po",
    ".xml",
    "",
)
# Put together from halves, so that this file does not hold what it looks for.
MACHINE_PATHS = [
    "/work" + "/main",
    "/work" + "/shared",
    "/work" + "/.lib",
    "/ro" + "ot/",
    "/ho" + "me/",
    "/opt/" + "wheels",
]
TEMPORARY_PATH = re.compile(r"(?<![\w.])/tm" + r"p/")
REGISTRIES = [
    "py" + "pi.org", "python" + "hosted.org", "registry.npm" + "js", "npm" + "mirror", "deb.deb" + "ian.org",
    "crates" + ".io", "mirrors.ali" + "yun", "tuna.tsing" + "hua", "mirrors.ust" + "c", "registry.yarn" + "pkg",
]  # fmt: skip
LEFTOVERS = re.compile(r"\b(TO" + r"DO|FIX" + r"ME|HA" + r"CK)\b")
NOT_RUN = {"skip", "skipif", "xfail", "importorskip", "skipIf", "skipUnless", "expectedFailure", "SkipTest"}


def texts():
    return [path for path in files() if path.suffix in TEXT]


@pytest.mark.parametrize("path", files_ending(*CODE), ids=name_of)
def test_a_file_is_short_enough_to_read(path):
    assert len(path.read_text("utf-8").splitlines()) <= LONGEST


@pytest.mark.parametrize("path", texts(), ids=name_of)
def test_a_file_names_no_machine_and_no_registry(path):
    text = path.read_text("utf-8")
    assert not [word for word in MACHINE_PATHS + REGISTRIES if word in text]
    assert not TEMPORARY_PATH.search(text)


def test_nothing_is_left_for_later():
    found = [
        f"{name_of(path)}:{number}"
        for path in files_ending(*TEXT)
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if LEFTOVERS.search(line)
    ]
    nothing(found)


def test_no_code_is_a_stub():
    found = []
    for path in files_ending(".py"):
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.Raise) and "NotImplemented" + "Error" in ast.unparse(node):
                found.append(f"{name_of(path)}:{node.lineno}")
    nothing(found)


def test_every_test_runs():
    found = [
        f"{name_of(path)}:{node.lineno} {node.attr}"
        for path in files_ending(".py", below=ROOT / "tests")
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Attribute)
        and node.attr in NOT_RUN
        and ast.unparse(node.value) in ("pytest", "pytest.mark", "unittest", "self")
    ]
    nothing(found, "a test that cannot run here is left out by its mark, see tests/conftest.py")


@pytest.mark.parametrize("path", files_ending(".toml"), ids=name_of)
def test_a_toml_file_can_be_read(path):
    assert isinstance(tomllib.loads(path.read_text("utf-8")), dict)


def test_code_prints_nothing_but_in_commands():
    found = [
        f"{name_of(path)}:{call.lineno}"
        for below in (LAW, PRODUCT)
        for path in files_ending(".py", below=below)
        for call in calls(path)
        if called_name(call) == "print" and not path.is_relative_to(PRODUCT / "commands")
    ]
    nothing(found)


def test_every_data_file_is_packed_into_the_wheel():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    patterns = project["tool"]["setuptools"]["package-data"]
    found = [
        name_of(path)
        for package, folder in (("gongkai_law", LAW), ("gongkai", PRODUCT))
        for path in files()
        if path.is_relative_to(folder)
        and path.suffix != ".py"
        and not any(fnmatch(path.name, pattern.removeprefix("**/")) for pattern in patterns.get(package, []))
    ]
    nothing(found)


def test_the_licence_is_declared_and_lies_beside():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["license"] == "Apache-2.0"
    text = (ROOT / "LICENSE").read_text("utf-8")
    assert "Apache License" in text and "Version 2.0" in text


def test_what_others_wrote_lies_with_its_licence():
    folders = {
        path.parent
        for path in files()
        if "vendor" in path.relative_to(ROOT).parts or path.suffix in (".otf", ".ttf", ".ttc", ".woff2")
    }
    assert not [
        name_of(folder)
        for folder in folders
        if not any(
            near.name.upper().startswith(("LICEN", "COPYING", "OFL", "FONT-LICENSE"))
            for place in (folder, folder.parent)
            for near in place.glob("*")
        )
    ]
