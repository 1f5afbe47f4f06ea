"""`gongkai demo`: a running office with sample data on the configured database; a second run keeps what was entered."""

from __future__ import annotations

import argparse
import os
import socket
import sys
from pathlib import Path

PASSWORD_FILE = "sample_password"  # noqa: S105


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=int, default=8000, help="端口，被占用时自动换下一个")
    parser.add_argument("--host", default="127.0.0.1", help="监听地址")
    parser.add_argument("--no-serve", action="store_true", help="只准备数据，不启动网页")


def setup_django() -> None:
    """Load Django with the product's settings; commands that need no database never call it."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongkai.settings")
    import django

    django.setup()


def _free_port(host: str, wanted: int) -> int:
    for port in range(wanted, wanted + 50):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, port))
            except OSError:
                continue
            return port
    from gongkai_law.errors import InputFault

    raise InputFault("demo.no_port", first=wanted, last=wanted + 49)


def _prepare() -> str:
    """Migrate, and fill an empty database with the samples; returns the sample accounts' password."""
    from django.conf import settings
    from django.core.management import call_command

    from gongkai.base.secret import kept_secret
    from gongkai.samples.build import build_samples, has_samples

    call_command("migrate", interactive=False, verbosity=0)
    kept: Path = settings.DATA_DIR / PASSWORD_FILE
    password = kept_secret(kept)[:16]
    if not has_samples():
        sys.stdout.write("第一次启动，正在装入演示数据，约需一两分钟……\n")
        sys.stdout.flush()
        build_samples(password)
    return password


def _welcome(address: str, password: str) -> str:
    from gongkai.samples.build import sample_accounts

    lines = [
        "",
        "公开已经启动。",
        f"  网址      {address}",
        f"  工作台    {address}work/",
        "",
        "演示账号（密码都一样）：",
    ]
    lines += [f"  {a.username:<18}{a.name}  {a.agency} {a.role}" for a in sample_accounts()]
    lines += [f"  密码      {password}", "", "按 Ctrl+C 停止。录入的内容会保留。", ""]
    return "\n".join(lines)


def run(options: argparse.Namespace) -> int:
    """Prepare and serve until stopped."""
    setup_django()
    password = _prepare()
    port = _free_port(options.host, options.port)
    sys.stdout.write(_welcome(f"http://{options.host}:{port}/", password))
    sys.stdout.flush()
    if options.no_serve:
        return 0
    _serve(options.host, port)
    return 0


def _serve(host: str, port: int) -> None:
    """Become the web server. A new process image, because making the samples set papers: the typesetter's threads do
    not survive the fork of a web worker, and the first pdf asked for would never come."""
    words = [
        sys.executable,
        "-m",
        "gunicorn",
        "gongkai.wsgi:application",
        f"--bind={host}:{port}",
        "--workers=1",
        "--threads=4",
        "--log-level=warning",
        "--no-control-socket",
    ]
    os.execv(sys.executable, words)  # noqa: S606
