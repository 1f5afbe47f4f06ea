"""`gongkai reindex`: build the search index anew from what is public; the index is never the truth."""

from __future__ import annotations

import argparse
import sys

from gongkai.commands.demo import setup_django


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--agency", default="", help="单位代号；不写就是全部单位")


def run(options: argparse.Namespace) -> int:
    """Agency by agency, saying how many records each has."""
    setup_django()
    from gongkai.agencies.queries import agency_by_slug, every_agency
    from gongkai.publishing.indexing import reindex
    from gongkai.search.services import start_over
    from gongkai_law.errors import InputFault

    if not options.agency:
        start_over()
    agencies = [agency_by_slug(options.agency)] if options.agency else every_agency()
    for agency in agencies:
        if agency is None:
            raise InputFault("build.no_agency", slug=options.agency)
        sys.stdout.write(f"{agency.short_name}：{reindex(agency)} 条\n")
    return 0
