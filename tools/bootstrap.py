"""Set up `.venv` from the locked requirements, with nothing but python3 assumed.

    python3 tools/bootstrap.py run|dev

`run` is what the product needs, `dev` adds what its tests need. Every package is checked against its hash. A
second call finds its stamp and returns at once, without a network. Standard library only, and readable by older
Pythons as far as the message which tells them that they are too old.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
REQUIREMENTS = ROOT / "requirements"
OLDEST = (3, 11)
SETS = {"run": ["run"], "dev": ["run", "dev"]}

ENTRY_SCRIPT = """#!/bin/sh
# The command `gongkai` of this checkout; -P keeps files of the working folder from shadowing the library.
exec "$(dirname "$(readlink -f "$0")")/python" -P -m gongkai.cli "$@"
"""


class SetupError(Exception):
    """Set-up cannot go on; the text says what is missing and how to mend it."""


def say(text: str) -> None:
    print(f"· {text}", flush=True)


def right_python() -> str:
    """The interpreter to build `.venv` with: this one, or a newer one on the path if this one is too old."""
    if sys.version_info >= OLDEST:
        return sys.executable
    for minor in (14, 13, 12, 11):
        found = shutil.which(f"python3.{minor}")
        if found:
            return found
    raise SetupError(
        "需要 Python 3.11 或更高版本，当前是 {}.{}。请安装后重试，或用 make PYTHON=python3.12 指定。\n"
        "  Python 3.11 or newer is needed; install it or name it: make PYTHON=python3.12 …".format(
            *sys.version_info[:2]
        )
    )


def works(python: Path) -> bool:
    """Whether a `.venv` left from before can be used as it is."""
    if not python.exists():
        return False
    check = f"import sys; sys.exit(sys.version_info < {OLDEST})"
    return subprocess.run([str(python), "-c", check], capture_output=True).returncode == 0


def make_venv() -> None:
    """Create `.venv`, with pip where the interpreter can bring it and without where it cannot (Debian)."""
    if works(PYTHON):
        return
    base = right_python()
    say("建立运行环境 .venv / setting up .venv")
    shutil.rmtree(VENV, ignore_errors=True)
    if subprocess.run([base, "-m", "venv", str(VENV)], capture_output=True).returncode == 0:
        return
    shutil.rmtree(VENV, ignore_errors=True)
    made = subprocess.run([base, "-m", "venv", "--without-pip", str(VENV)], capture_output=True, text=True)
    if made.returncode == 0 and outside_installer(base):
        return
    shutil.rmtree(VENV, ignore_errors=True)
    if install_venv_package() and subprocess.run([base, "-m", "venv", str(VENV)]).returncode == 0:
        return
    raise SetupError(
        "这台机器的 Python 缺少 venv 或 pip。Debian、Ubuntu、统信、麒麟：sudo apt-get install python3-venv python3-pip，"
        "然后重试。\n  This Python lacks venv or pip: install your system's python3-venv and python3-pip, then try again."
    )


def outside_installer(base: str) -> list[str]:
    """A pip or uv outside `.venv` that can install into it; empty if there is none."""
    asked = subprocess.run([base, "-m", "pip", "--python", str(PYTHON), "--version"], capture_output=True)
    if asked.returncode == 0:
        return [base, "-m", "pip", "--python", str(PYTHON)]
    uv = shutil.which("uv")
    return [uv, "pip"] if uv else []


def install_venv_package() -> bool:
    """Install Debian's venv package where that is allowed without asking anyone."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    say("安装系统的 python3-venv / installing python3-venv")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-q"], env=quiet, stdin=subprocess.DEVNULL)
    asked = ["apt-get", "install", "-y", "-q", "--no-install-recommends", "python3-venv", "python3-pip"]
    return subprocess.run(asked, env=quiet, stdin=subprocess.DEVNULL).returncode == 0


def pip_command() -> list[str]:
    """pip inside `.venv`, or an installer outside that works on it."""
    if subprocess.run([str(PYTHON), "-m", "pip", "--version"], capture_output=True).returncode == 0:
        return [str(PYTHON), "-m", "pip"]
    found = outside_installer(right_python())
    if not found:
        raise SetupError(
            "运行环境里没有 pip。请删除 .venv 后重试。/ .venv has no pip: delete it and try again."
        )
    return found


def installer_environment(pip: list[str]) -> dict[str, str]:
    """The environment for uv, which does not read pip's settings: an office's mirror or folder of packages set for
    pip serves uv too."""
    environment = {**os.environ, "VIRTUAL_ENV": str(VENV), "UV_NO_PROGRESS": "1"}
    if os.environ.get("PIP_NO_INDEX"):
        environment["UV_NO_INDEX"] = "1"
        environment["UV_FIND_LINKS"] = os.environ.get("PIP_FIND_LINKS", "")
    elif not {"UV_DEFAULT_INDEX", "UV_INDEX_URL"} & set(environment) and pip[-1] == "pip":
        asked = subprocess.run([*pip, "config", "get", "global.index-url"], capture_output=True, text=True)
        mirror = os.environ.get("PIP_INDEX_URL") or asked.stdout.strip()
        if mirror:
            environment["UV_DEFAULT_INDEX"] = mirror
    return environment


def install(name: str) -> None:
    """Install one locked requirements file: by uv, which takes seconds, or by pip where uv cannot be had."""
    pip = pip_command()
    environment = installer_environment(pip)
    locked = str(REQUIREMENTS / f"{name}.txt")
    uv = BIN / "uv"
    if not uv.exists() and pip[0] != shutil.which("uv"):
        subprocess.run(
            [*pip, "install", "-q", "--require-hashes", "-r", str(REQUIREMENTS / "uv.txt")], env=environment
        )
    if uv.exists():
        by_uv = [str(uv), "pip", "install", "-q", "--python", str(PYTHON), "--require-hashes", "-r", locked]
        if subprocess.run(by_uv, env=environment).returncode == 0:
            return
        say("uv 未能完成，改用 pip / uv could not, pip tries")
    if subprocess.run([*pip, "install", "-q", "--require-hashes", "-r", locked], env=environment).returncode:
        raise SetupError(
            "安装依赖没有成功，原因见上。多半是网络：内网请先给 pip 设好镜像（pip config set global.index-url …），"
            "再重试；装好的部分不会重来。\n  Installing failed, see above; most often the network: set your mirror "
            "for pip and try again."
        )


def stamp_of(name: str) -> str:
    """What an installed set is known by: its locked file and the interpreter."""
    digest = hashlib.sha256((REQUIREMENTS / f"{name}.txt").read_bytes()).hexdigest()
    return f"{digest} {(VENV / 'pyvenv.cfg').read_text('utf-8')}"


def link_checkout() -> None:
    """Make this checkout importable in `.venv` and put the command `gongkai` beside its Python."""
    asked = [str(PYTHON), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    packages = Path(subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip())
    # Pure ASCII, because .pth files are read in an encoding that differs between Pythons.
    (packages / "gongkai_checkout.pth").write_text(
        f"import sys; sys.path.append({ascii(str(ROOT))})\n", "ascii"
    )
    script = BIN / "gongkai"
    script.unlink(missing_ok=True)
    script.write_text(ENTRY_SCRIPT, "utf-8")
    script.chmod(0o755)


def main(arguments: list[str]) -> int:
    """Bring `.venv` up to the asked set; 0 when it is ready."""
    if len(arguments) != 1 or arguments[0] not in SETS:
        print("python3 tools/bootstrap.py run|dev", file=sys.stderr)
        return 2
    try:
        make_venv()
        for name in SETS[arguments[0]]:
            stamp = VENV / f".installed-{name}"
            if stamp.exists() and stamp.read_text("utf-8") == stamp_of(name):
                continue
            say(
                f"安装依赖 requirements/{name}.txt（第一次约需一分钟）/ installing, about a minute the first time"
            )
            install(name)
            stamp.write_text(stamp_of(name), "utf-8")
        link_checkout()
    except SetupError as error:
        print(f"✗ {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
