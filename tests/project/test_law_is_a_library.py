"""gongkai_law is plain Python: no framework, no product, no other package, no clock of the machine."""

from __future__ import annotations

import subprocess
import sys

from tests.project.tree import LAW, ROOT, called_name, calls, files_ending, imports, name_of, nothing

CLOCKS = ("today", "now", "utcnow", "time", "localtime", "fromtimestamp")
CLOCK_MODULES = ("datetime", "date", "time")


def test_the_law_imports_nothing_but_the_standard_library_and_itself():
    found = [
        f"{name_of(path)}:{line} imports {module}"
        for path in files_ending(".py", below=LAW)
        for line, module in imports(path)
        if (top := module.partition(".")[0]) != "gongkai_law" and top not in sys.stdlib_module_names
    ]
    nothing(found)


def test_the_law_reads_no_clock_of_the_machine():
    found = [
        f"{name_of(path)}:{call.lineno} {name}"
        for path in files_ending(".py", below=LAW)
        for call in calls(path)
        if (name := called_name(call)).rpartition(".")[2] in CLOCKS
        and name.rpartition(".")[0].rpartition(".")[2] in CLOCK_MODULES
    ]
    nothing(found)


def test_the_law_opens_no_file_for_writing_and_no_connection():
    forbidden = {"socket", "http", "urllib", "sqlite3", "subprocess", "random", "ssl"}
    found = [
        f"{name_of(path)}:{line} imports {module}"
        for path in files_ending(".py", below=LAW)
        for line, module in imports(path)
        if module.partition(".")[0] in forbidden and module != "urllib.parse"
    ]
    nothing(found)


def test_every_module_of_the_law_can_be_imported_without_django():
    names = [
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        for path in files_ending(".py", below=LAW)
    ]
    program = (
        f"import importlib, sys; [importlib.import_module(n) for n in {names!r}]; "
        "sys.exit(' '.join(n for n in sys.modules if n.partition('.')[0] in ('django', 'gongkai')) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
