"""`gongkai office create`: a real office on an empty database: the agency, its first administrator, the roles."""

from __future__ import annotations

import argparse
import sys

from gongkai_law.errors import InputFault

ASKED = (
    ("name", "单位全称（照公章）", "葛寨镇人民政府"),
    ("short_name", "简称", "葛寨镇"),
    ("slug", "网址代号（小写字母）", "gezhai"),
    ("admin_name", "系统管理员姓名", "王芳"),
    ("admin_username", "系统管理员用户名", "wangfang"),
)


def configure(parser: argparse.ArgumentParser) -> None:
    for name, label, example in ASKED:
        parser.add_argument(f"--{name.replace('_', '-')}", help=f"{label}，例如 {example}")
    parser.add_argument(
        "--level", default="township", help="层级：township（默认）、county、prefecture、province"
    )
    parser.add_argument("--kind", default="", help="机关类型；乡镇政府、县级政府不用写")
    parser.add_argument("--parent", default="", help="上级单位的网址代号（已在本系统里的）")
    parser.add_argument("--credit-code", default="", help="统一社会信用代码，18 位")
    parser.add_argument(
        "--role",
        action="append",
        default=[],
        metavar="角色",
        help="管理员还任什么角色，可以写几次：clerk 经办人、office_head 公开工作机构负责人……",
    )


def _answers(options: argparse.Namespace) -> dict[str, str]:
    """What was given on the command line; at a terminal the rest is asked for."""
    found: dict[str, str] = {}
    for name, label, example in ASKED:
        value = getattr(options, name) or ""
        if not value and sys.stdin.isatty():
            value = input(f"{label}，例如 {example}：")
        if not value.strip():
            raise InputFault("office.missing", label=label, option=f"--{name.replace('_', '-')}")
        found[name] = value.strip()
    return found


def run(options: argparse.Namespace) -> int:
    """Prepare the database, set the office up, print where to sign in and the first password."""
    answers = _answers(options)
    from gongkai.commands.demo import setup_django

    setup_django()
    from django.core.management import call_command
    from django.utils import timezone

    from gongkai.agencies.founding import found_office

    call_command("migrate", interactive=False, verbosity=0)
    founded = found_office(
        slug=answers["slug"],
        name=answers["name"],
        short_name=answers["short_name"],
        level=options.level,
        body_kind=options.kind,
        parent_slug=options.parent,
        credit_code=options.credit_code,
        username=answers["admin_username"],
        full_name=answers["admin_name"],
        roles=options.role,
        since=timezone.localdate(),
    )
    lines = [
        "",
        f"已建立单位：{founded.agency.name}",
        f"  用户名    {founded.hired.user.username}（{founded.hired.user.full_name}，系统管理员）",
        f"  初始密码  {founded.hired.password}",
        "",
        "初始密码只显示这一次，第一次登录要换成自己的。",
        "启动网页后打开 /work/ 登录，首页会带着把其余的设置走完。",
        "",
    ]
    sys.stdout.write("\n".join(lines))
    return 0
