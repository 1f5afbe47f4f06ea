"""`gongkai rescreen [--agency SLUG] [--json]`: screen everything published again with the present lists."""

from __future__ import annotations

import argparse
import json
import sys

from gongkai_law.errors import InputFault


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--agency", help="单位的网址代号；不写就是全部单位")
    parser.add_argument("--json", action="store_true", help="只输出一份 JSON")


def run(options: argparse.Namespace) -> int:
    """Exit code 1 where something stops; the findings stand in the work list of each office."""
    from gongkai.commands.demo import setup_django

    setup_django()
    from gongkai.agencies.queries import agency_by_slug, all_agencies
    from gongkai.documents.leaks.rescreen import rescreen

    chosen = agency_by_slug(options.agency) if options.agency else None
    if options.agency and chosen is None:
        raise InputFault("build.no_agency", slug=options.agency)
    told = []
    for agency in [chosen] if chosen else all_agencies():
        found = rescreen(agency=agency)
        told.append(
            {
                "agency": agency.slug,
                "screened": found.screened,
                "stopping": found.stopping,
                "warning": found.warning,
            }
        )
        if not options.json:
            sys.stdout.write(
                f"{agency.short_name}：检查了 {found.screened} 条已公开信息，"
                f"{found.stopping} 条有不能公开的内容，{found.warning} 条有要核对的内容。\n"
            )
    if options.json:
        sys.stdout.write(json.dumps({"agencies": told}, ensure_ascii=False) + "\n")
    return 1 if any(each["stopping"] for each in told) else 0
