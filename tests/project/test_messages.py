"""Every fault has its words, all words are used, and the words ask for nothing that the fault does not bring."""

from __future__ import annotations

import ast
import importlib
import re
import string
import tomllib
from functools import cache
from pathlib import Path

import pytest

from gongkai_law import errors
from tests.project.tree import LAW, PRODUCT, ROOT, called_name, calls, files_ending, name_of, nothing, parsed

FAULTS = {"Fault", "LawFault", "InputFault"}
KEY = re.compile(r"[a-z][a-z0-9_]*\.[a-z0-9_]+")
NOT_WORDS = {"where", "articles"}


@cache
def message_files() -> list[Path]:
    return [
        p
        for below in (LAW, PRODUCT)
        for p in files_ending(".toml", below=below)
        if p.parent.name == "messages"
    ]


@cache
def words() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for path in message_files():
        for area, entries in tomllib.loads(path.read_text("utf-8")).items():
            found.update({f"{area}.{name}": entry for name, entry in entries.items()})
    return found


def code() -> list[Path]:
    return [path for below in (LAW, PRODUCT) for path in files_ending(".py", below=below)]


def raised() -> list[tuple[str, str, ast.Call]]:
    """Place, key and call of every fault made with its key in so many words."""
    return [
        (f"{name_of(path)}:{call.lineno}", call.args[0].value, call)
        for path in code()
        for call in calls(path)
        if called_name(call).rpartition(".")[2] in FAULTS
        and call.args
        and isinstance(call.args[0], ast.Constant)
        and isinstance(call.args[0].value, str)
    ]


@cache
def mentioned() -> tuple[set[str], list[re.Pattern[str]]]:
    """Strings in code and data that could be keys, and the shapes of keys put together from parts."""
    whole: set[str] = set()
    shapes: list[re.Pattern[str]] = []
    for path in code():
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                whole.add(node.value)
            elif isinstance(node, ast.JoinedStr):
                parts = [
                    re.escape(str(v.value)) if isinstance(v, ast.Constant) else ".+" for v in node.values
                ]
                if any(part != ".+" and "\\." in part for part in parts):
                    shapes.append(re.compile("".join(parts)))
    for path in (p for below in (LAW, PRODUCT) for p in files_ending(".toml", ".html", below=below)):
        if path not in message_files():
            whole.update(KEY.findall(path.read_text("utf-8")))
    return whole, shapes


def fields(entry: dict[str, str]) -> set[str]:
    text = entry["what"] + entry.get("mend", "")
    return {
        name.partition(".")[0].partition("[")[0] for _, name, _, _ in string.Formatter().parse(text) if name
    }


def test_a_key_stands_in_one_file_only():
    seen: dict[str, str] = {}
    twice = []
    for path in message_files():
        for area, entries in tomllib.loads(path.read_text("utf-8")).items():
            for name in entries:
                first = seen.setdefault(f"{area}.{name}", name_of(path))
                if first != name_of(path):
                    twice.append(f"{area}.{name}: {first}, {name_of(path)}")
    nothing(twice)


def test_every_fault_has_its_words():
    nothing([f"{place} {key}" for place, key, _ in raised() if key not in words()])


def test_all_words_are_used():
    whole, shapes = mentioned()
    assert not [
        key for key in words() if key not in whole and not any(shape.fullmatch(key) for shape in shapes)
    ]


def test_words_ask_for_nothing_that_the_fault_does_not_bring():
    found = []
    for place, key, call in raised():
        brought = {keyword.arg for keyword in call.keywords}
        if key in words() and None not in brought:
            missing = fields(words()[key]) - (brought - NOT_WORDS)
            found += [f"{place} {key}: {{{name}}}" for name in sorted(missing)]
    nothing(found)


def test_every_entry_says_what_and_may_say_how_to_mend():
    wrong = [key for key, entry in words().items() if not entry.get("what") or set(entry) - {"what", "mend"}]
    nothing(wrong)


@pytest.mark.parametrize("path", message_files(), ids=name_of)
def test_every_folder_of_words_is_registered(path: Path):
    importlib.import_module(".".join(path.parent.parent.relative_to(ROOT).parts))
    assert path.parent in {folder.resolve() for folder in errors._FOLDERS}
