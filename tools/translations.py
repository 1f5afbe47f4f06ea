"""`make translations`: gathers every string of the interface, merges it into the English catalogue and compiles that.

Chinese is the source: a msgid is the Chinese text. GNU gettext is not needed; templates are read with Django's own
`templatize`, Python with `ast`, the catalogue with polib. What has no translation yet shows in Chinese and is listed.
"""

from __future__ import annotations

import argparse
import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parent.parent
PRODUCT, LAW = ROOT / "gongkai", ROOT / "gongkai_law"
CATALOGUE = PRODUCT / "locale" / "en" / "LC_MESSAGES" / "django.po"
SINGULAR = {"gettext", "gettext_lazy", "gettext_noop", "_"}
PLURAL = {"ngettext", "ngettext_lazy"}
CHINESE = re.compile(r"[\u3400-\u9fff]")
_STRING = r"""(?:[urb]{0,2}(?:'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"))"""
_CALL = re.compile(rf"\b(n?gettext|_)\(\s*({_STRING})(?:\s*,\s*({_STRING}))?")


@dataclass(slots=True)
class Message:
    """One string of the interface, its plural form ("" for none) and the files it stands in."""

    text: str
    plural: str = ""
    files: list[str] = field(default_factory=list)


def _speaks(path: Path) -> bool:
    if "commands" in path.parts or (LAW in path.parents and path.suffix == ".py"):
        return False
    in_words = path.suffix == ".toml" and path.parent.name == "messages"
    return path.suffix == ".py" or "templates" in path.parts or in_words


def sources() -> list[Path]:
    """Every Python file, template and file of messages that is committed or would be; commands speak Chinese only."""
    asked = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "gongkai", "gongkai_law"]
    listed = subprocess.run(asked, cwd=ROOT, capture_output=True, check=True).stdout.decode()
    paths = [ROOT / name for name in sorted(set(listed.split("\0"))) if name]
    return [path for path in paths if path.is_file() and _speaks(path)]


def labels_of_choices(tree: ast.Module) -> Iterator[str]:
    """The labels of every TextChoices; templates show them through the filter `translated`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and any("TextChoices" in ast.unparse(base) for base in node.bases):
            for line in node.body:
                if isinstance(line, ast.Assign) and isinstance(line.value, ast.Tuple):
                    label = line.value.elts[-1]
                    if isinstance(label, ast.Constant) and isinstance(label.value, str):
                        yield label.value


def strings_of_python(text: str) -> Iterator[tuple[str, str]]:
    """Text and plural of every call of gettext whose text is a literal, and the labels of choices."""
    tree = ast.parse(text)
    yield from ((label, "") for label in labels_of_choices(tree))
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        literals = [
            arg.value for arg in node.args[:2] if isinstance(arg, ast.Constant) and isinstance(arg.value, str)
        ]
        if name in SINGULAR and len(literals) >= 1:
            yield literals[0], ""
        elif name in PLURAL and len(literals) == 2:
            yield literals[0], literals[1]


def strings_of_template(text: str) -> Iterator[tuple[str, str]]:
    """Text and plural of every translated piece of a template."""
    from django.utils.translation.template import templatize

    for name, single, plural in _CALL.findall(templatize(text)):
        yield ast.literal_eval(single), ast.literal_eval(plural) if name == "ngettext" and plural else ""


def strings_of_messages(text: str) -> Iterator[tuple[str, str]]:
    """What is wrong and how to mend it, of every fault of a message file."""
    for entries in tomllib.loads(text).values():
        for entry in entries.values():
            yield from ((entry[part], "") for part in ("what", "mend") if entry.get(part))


def reader_of(path: Path) -> Callable[[str], Iterator[tuple[str, str]]]:
    if path.suffix == ".toml":
        return strings_of_messages
    return strings_of_python if path.suffix == ".py" else strings_of_template


def gather() -> dict[str, Message]:
    """Every string that holds Chinese, by its text, in the order of files."""
    found: dict[str, Message] = {}
    for path in sources():
        for single, plural in reader_of(path)(path.read_text("utf-8")):
            if not CHINESE.search(single):
                continue
            message = found.setdefault(single, Message(single, plural))
            message.plural = message.plural or plural
            name = path.relative_to(ROOT).as_posix()
            if name not in message.files:
                message.files.append(name)
    return found


def merged(kept: polib.POFile, found: dict[str, Message]) -> polib.POFile:
    """The catalogue of what is there now, with the translations that were kept."""
    known = {entry.msgid: entry for entry in kept}
    made = polib.POFile(wrapwidth=118)
    made.metadata = {
        "Language": "en",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": "nplurals=2; plural=(n != 1);",
    }
    for message in found.values():
        old = known.get(message.text)
        entry = polib.POEntry(msgid=message.text, occurrences=[(name, "") for name in message.files])
        if message.plural:
            entry.msgid_plural = message.plural
            entry.msgstr_plural = dict(old.msgstr_plural) if old and old.msgstr_plural else {0: "", 1: ""}
        else:
            entry.msgstr = old.msgstr if old else ""
        made.append(entry)
    return made


def untranslated(catalogue: polib.POFile) -> list[polib.POEntry]:
    return [entry for entry in catalogue if not entry.translated()]


def main() -> int:
    """Rewrite the catalogue and its compiled twin; 1 if strings wait for their translation."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--list", action="store_true", help="list what has no translation yet")
    options = parser.parse_args()
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    kept = polib.pofile(str(CATALOGUE)) if CATALOGUE.exists() else polib.POFile()
    catalogue = merged(kept, gather())
    waiting = untranslated(catalogue)
    catalogue.save(str(CATALOGUE))
    catalogue.save_as_mofile(str(CATALOGUE.with_suffix(".mo")))
    sys.stdout.write(f"{len(catalogue)} strings, {len(waiting)} without a translation\n")
    if options.list:
        for entry in waiting:
            sys.stdout.write(f"{entry.msgid}\n")
    return 1 if waiting else 0


if __name__ == "__main__":
    sys.exit(main())
