"""Rewrite the locked requirements from pyproject.toml: exact versions and hashes for every platform.

    python tools/lock.py [--upgrade]

The format records no registry's address, so an office's own mirror serves as well as any other. Versions already
locked are kept unless `--upgrade` asks for newer ones; `dev` holds every version of `run`.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tools import bootstrap

COMPILE = ["pip", "compile", "--quiet", "--universal", "--python-version", "3.11", "--generate-hashes"]
SILENT = ["--no-emit-index-url", "--no-emit-find-links", "--no-header", "--no-annotate"]


def compile_set(name: str, sources: list[str], upgrade: bool) -> None:
    """Resolve `sources` into requirements/<name>.txt."""
    output = bootstrap.REQUIREMENTS / f"{name}.txt"
    command = [str(bootstrap.BIN / "uv"), *COMPILE, *SILENT, *sources, "--output-file", str(output)]
    environment = bootstrap.installer_environment(bootstrap.pip_command())
    subprocess.run([*command, *(["--upgrade"] if upgrade else [])], check=True, cwd=ROOT, env=environment)


def main(arguments: list[str]) -> int:
    """Lock uv itself, the product, and the product with its tests."""
    upgrade = "--upgrade" in arguments
    with tempfile.TemporaryDirectory() as folder:
        wanted = Path(folder) / "uv.in"
        wanted.write_text("uv\n", "utf-8")
        compile_set("uv", [str(wanted)], upgrade)
    compile_set("run", ["pyproject.toml"], upgrade)
    compile_set("dev", ["pyproject.toml", "--group", "dev", "--constraints", "requirements/run.txt"], upgrade)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
