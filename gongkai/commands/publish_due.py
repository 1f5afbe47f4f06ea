"""`gongkai publish-due`: what was scheduled goes out, lists whose term is over come down. Run it as often as one likes."""

from __future__ import annotations

import argparse
import json
import sys
from typing import Any

from gongkai_law.errors import InputFault


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--agency", default="", help="只办一个单位（网址代号）；不写就办全部")
    parser.add_argument("--json", action="store_true", help="输出一份 JSON")


def run(options: argparse.Namespace) -> int:
    """0 fine; 1 if something approved could not go out."""
    from gongkai.commands.demo import setup_django

    setup_django()
    from gongkai.agencies.queries import agencies_for
    from gongkai.agencies.scope import agency_scope
    from gongkai.publishing.releasing import release_due

    agencies = agencies_for(options.agency)
    if options.agency and not agencies:
        raise InputFault("build.no_agency", slug=options.agency)
    told: list[dict[str, Any]] = []
    for agency in agencies:
        with agency_scope(agency.pk):
            done = release_due()
        told.append(
            {
                "agency": agency.slug,
                "published": [each.title for each in done.published],
                "expired": [each.title for each in done.expired],
                "refused": [{"title": each.title, "why": why} for each, why in done.refused],
            }
        )
    _tell(told, as_json=options.json)
    return 1 if any(each["refused"] for each in told) else 0


def _tell(told: list[dict[str, Any]], *, as_json: bool) -> None:
    if as_json:
        sys.stdout.write(json.dumps(told, ensure_ascii=False) + "\n")
        return
    for each in told:
        for key, words in (("published", "公开"), ("expired", "撤下"), ("refused", "没有公开")):
            for line in each[key]:
                text = f"{line['title']}：{line['why']}" if isinstance(line, dict) else line
                sys.stdout.write(f"{each['agency']} {words} {text}\n")
