"""The English interface: the catalogue is whole, its compiled twin agrees, the frame of every page is translated.

What a new page brings and nobody has translated yet shows in Chinese; that is allowed and listed by
`make translations`. Not allowed: an empty or doubtful entry in the catalogue, a compiled catalogue that differs, a lost
placeholder, and anything untranslated in the folders below, which every reader meets.
"""

from __future__ import annotations

import re

import polib
import pytest

from tests.project.tree import nothing
from tools.translations import CATALOGUE, CHINESE, gather

COMPLETE = (
    "gongkai/base/templates/",
    "gongkai/base/templatetags/",
    "gongkai/supervision/firstday/",
    "gongkai/workbench/context.py",
    "gongkai/workbench/forms.py",
    "gongkai/workbench/office_forms.py",
    "gongkai/workbench/templates/workbench/first_day.html",
    "gongkai/workbench/templates/workbench/help/",
    "gongkai/workbench/templates/workbench/home.html",
    "gongkai/workbench/templates/workbench/office/",
)
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w*\}")


@pytest.fixture(scope="module")
def catalogue() -> polib.POFile:
    return polib.pofile(str(CATALOGUE))


def translations(entry: polib.POEntry) -> list[str]:
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def test_every_entry_is_translated_and_none_is_doubtful(catalogue: polib.POFile):
    nothing([entry.msgid for entry in catalogue if entry.fuzzy or entry.obsolete or not entry.translated()])


def test_no_placeholder_is_lost_or_invented(catalogue: polib.POFile):
    wrong = []
    for entry in catalogue:
        wanted = sorted(PLACEHOLDER.findall(entry.msgid))
        wrong += [
            entry.msgid for words in translations(entry) if sorted(PLACEHOLDER.findall(words)) != wanted
        ]
    nothing(wrong)


def test_the_compiled_catalogue_agrees_with_its_source(catalogue: polib.POFile):
    compiled = {entry.msgid: translations(entry) for entry in polib.mofile(str(CATALOGUE.with_suffix(".mo")))}
    assert compiled == {entry.msgid: translations(entry) for entry in catalogue}


def test_the_frame_of_every_page_is_translated(catalogue: polib.POFile):
    known = {entry.msgid for entry in catalogue}
    missing = [
        f"{message.files[0]}: {message.text}"
        for message in gather().values()
        if message.text not in known and any(name.startswith(COMPLETE) for name in message.files)
    ]
    nothing(missing, "run `make translations` and translate what is new")


def test_translations_are_english_but_for_what_is_quoted(catalogue: polib.POFile):
    # Names of law, rows of the tables and samples of input stay as they are printed.
    mostly_chinese = [
        entry.msgid
        for entry in catalogue
        for words in translations(entry)
        if len(CHINESE.findall(words)) > max(6, len(words) * 0.6)
    ]
    nothing(mostly_chinese)
