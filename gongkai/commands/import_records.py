"""`gongkai import-records`: a folder, a zip or a ledger of what was published before, into an agency's register."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from gongkai_law.errors import InputFault


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("source", help="文件夹、zip 或台账 xlsx")
    parser.add_argument("--agency", required=True, help="单位的网址代号，例如 gezhai")
    parser.add_argument("--as", dest="username", required=True, help="由谁导入（用户名）")
    parser.add_argument("--look", action="store_true", help="只看一看，不导入")
    parser.add_argument("--json", action="store_true", help="输出一份 JSON")


def _source(path: Path) -> Any:
    from gongkai.publishing.importing.sources import FolderSource, source_of

    if path.is_dir():
        return FolderSource(path)
    try:
        return source_of(path.read_bytes(), path.name)
    except OSError as fault:
        raise InputFault("file.missing", path=str(path)) from fault


def run(options: argparse.Namespace) -> int:
    """0 all came in (or was there already), 1 some rows did not."""
    from gongkai.commands.demo import setup_django

    setup_django()
    from django.utils import timezone

    from gongkai.accounts.queries import person_by_username
    from gongkai.agencies.queries import agency_by_slug
    from gongkai.agencies.scope import agency_scope
    from gongkai.publishing.importing import batches, queries

    agency, actor = agency_by_slug(options.agency), person_by_username(options.username)
    if agency is None or actor is None:
        raise InputFault("build.no_agency", slug=options.agency if agency is None else options.username)
    source = _source(Path(options.source))
    with agency_scope(agency.pk):
        batch = batches.open_batch(
            source=source,
            name=Path(options.source).name,
            actor=actor,
            today=timezone.localdate(),
            folder=str(options.source) if Path(options.source).is_dir() else "",
        )
        if not options.look:
            total, handled = queries.tally(batch)["total"], 0
            for piece in batches.take_all(batch=batch, source=source, actor=actor):
                handled += piece
                sys.stderr.write(f"\r{handled}/{total}")
            sys.stderr.write("\n")
        counts = queries.tally(batch)
        rows = [
            {"row": each.row, "title": each.title, "state": each.state, "why": each.fault}
            for each in queries.left_out(batch)
        ]
    _tell(counts, rows, as_json=options.json)
    return 1 if any(each["state"] != "skipped" for each in rows) else 0


def _tell(counts: dict[str, Any], rows: list[dict[str, Any]], *, as_json: bool) -> None:
    if as_json:
        sys.stdout.write(
            json.dumps({"counts": dict(counts["states"]), "left_out": rows}, ensure_ascii=False) + "\n"
        )
        return
    sys.stdout.write("，".join(f"{label} {n}" for label, n in counts["states"]) + "\n")
    for each in rows:
        sys.stdout.write(f"第{each['row']}行 {each['title']}：{each['why']}\n")
