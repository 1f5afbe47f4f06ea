"""`gongkai archive`: the packages of archived requests as files, each validated; or check a package that was kept."""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path

from gongkai_law.errors import InputFault


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--agency", help="单位的网址代号，例如 gezhai")
    parser.add_argument("--year", type=int, help="只导出这一年办结的")
    parser.add_argument("--out", default=".", help="存放归档包的文件夹")
    parser.add_argument("--check", metavar="FILE", help="只核对一个归档包是不是完整")


def run(options: argparse.Namespace) -> int:
    """Copy and validate; 1 if a package does not hold, so that a script notices."""
    from gongkai.commands.demo import setup_django

    if not options.check and not options.agency:
        raise InputFault("build.archive_what")
    setup_django()
    if options.check:
        return _check(Path(options.check))
    return _export(options.agency, options.year, Path(options.out))


def _check(path: Path) -> int:
    from gongkai.casework.archive.package import check_package

    if not path.is_file():
        raise InputFault("archive.no_package", name=path.name)
    wrong = check_package(path)
    sys.stdout.write(f"{path.name} {wrong or '完整'}\n")
    return 1 if wrong else 0


def _export(slug: str, year: int | None, folder: Path) -> int:
    from gongkai.agencies.queries import agency_by_slug
    from gongkai.agencies.scope import agency_scope
    from gongkai.casework.archive.queries import archived
    from gongkai.documents.contents import open_stored

    agency = agency_by_slug(slug)
    if agency is None:
        raise InputFault("build.no_agency", slug=slug)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise InputFault("build.no_folder", folder=str(folder)) from None
    result = 0
    with agency_scope(agency.pk):
        for each in archived(year=year).iterator():
            if each.package is None or each.anonymised_on:
                continue
            path = folder / each.package.name
            with open_stored(each.package) as source, path.open("wb") as target:
                shutil.copyfileobj(source, target)
            result = max(result, _check(path))
    return result
