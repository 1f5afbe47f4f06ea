"""The package of a file: BagIt (RFC 8493) with metadata, letters in pdf, originals, events, reviews and history.

Every file carries a SHA-256, as the standard has it, and an SM3 in a tag file beside it.
"""

from __future__ import annotations

import hashlib
import io
import json
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import bagit
from django.utils import timezone

from gongkai.audit.queries import history
from gongkai.casework.answering.drafting import SUBJECT
from gongkai.casework.archive.fileset import FileSet, files_of_case
from gongkai.casework.models import DisclosureRequest
from gongkai.casework.words import event_sentence, outcome_label, row_label
from gongkai.documents.contents import open_stored
from gongkai.documents.purposes import label_of
from gongkai.review.queries import all_rounds
from gongkai_law.errors import InputFault

_COPY = 1 << 20


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1, default=_plain) + "\n").encode()


def _plain(value: Any) -> str:
    return value.isoformat() if isinstance(value, date | datetime) else str(value)


def _metadata(case: DisclosureRequest, number: str, files: FileSet, keep_until: date) -> dict[str, Any]:
    return {
        "档号": number,
        "立档单位": case.agency.name,
        "题名": f"{case.number} {case.subject}",
        "文件编号": case.number,
        "责任者": case.agency.name,
        "申请人类型": case.get_applicant_kind_display(),
        "收到申请之日": case.received_on,
        "办结日期": case.closed_on,
        "答复类型": outcome_label(case.outcome),
        "计入表三的行": row_label(case),
        "保管年限": files.years,
        "保管到": keep_until,
        "归档时间": timezone.localtime(),
        "材料": [item.label for item in files.needed],
        "缺少的材料": [item.label for item in files.missing],
    }


def _eep(metadata: dict[str, Any]) -> bytes:
    """The same facts in the shape archives exchange (文书类电子文件元数据)."""
    rows = "".join(
        f"  <{key}>{escape(_plain(value))}</{key}>\n"
        for key, value in metadata.items()
        if not isinstance(value, list)
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<电子文件>\n{rows}</电子文件>\n'.encode()


def _events(case: DisclosureRequest) -> list[dict[str, Any]]:
    return [
        {
            "on": event.on,
            "kind": event.kind,
            **event.data,
            "words": event_sentence(event),
            "by": event.actor_name,
        }
        for event in case.events.order_by("sequence")
    ]


def _reviews(case: DisclosureRequest) -> list[dict[str, Any]]:
    found = []
    for letter in case.letters.order_by("id"):
        for review in all_rounds(subject_kind=SUBJECT, subject_id=letter.pk):
            steps = [
                {"step": s.step_label, "who": s.person_name, "at": s.at, "opinion": s.opinion}
                for s in review.steps_taken.all()
            ]
            found.append({"letter": letter.name, "number": letter.document_number, "round": review.round,
                          "content": review.content_hash, "ended": review.ended_why, "steps": steps})  # fmt: skip
    return found


def _letters(case: DisclosureRequest) -> list[dict[str, Any]]:
    found = []
    for letter in case.letters.order_by("id"):
        service = getattr(letter, "service", None)
        found.append(
            {
                "letter": letter.name,
                "number": letter.document_number,
                "state": letter.get_state_display(),
                "dated": letter.dated,
                "signed_by": letter.signed_by,
                "sha256": letter.signed_file.sha256 if letter.signed_file else "",
                "void": letter.void_reason,
                "service": {"way": service.way, "served_on": service.served_on, "reply_day": service.reply_day,
                            "carrier": service.carrier, "number": service.carrier_number} if service else None,
            }
        )  # fmt: skip
    return found


def _searches(case: DisclosureRequest) -> list[dict[str, Any]]:
    return [
        {"on": s.on, "scope": s.scope, "systems": s.systems, "keywords": s.keywords, "persons": s.persons,
         "found": s.found, "result": s.result}
        for s in case.searches.order_by("on")
    ]  # fmt: skip


def _application(case: DisclosureRequest) -> bytes:
    lines = [
        f"登记号：{case.number}",
        f"申请人：{case.applicant_name}",
        f"提出方式：{case.get_channel_display()}",
        f"提出日期：{case.submitted_on}",
        f"申请的信息：{case.subject}",
        "申请内容：",
        case.content,
    ]
    return "\n".join(lines).encode()


def _write(folder: Path, case: DisclosureRequest, metadata: dict[str, Any]) -> None:
    texts = {
        "metadata.json": _json(metadata),
        "metadata/eep.xml": _eep(metadata),
        "application.txt": _application(case),
        "events.json": _json(_events(case)),
        "letters.json": _json(_letters(case)),
        "reviews.json": _json(_reviews(case)),
        "searches.json": _json(_searches(case)),
        "history.json": _json(
            [
                {"at": line.at, "who": line.who, "sentence": line.sentence}
                for line in history(
                    agency_id=case.agency_id, subject_kind="request", subject_id=case.pk, limit=10_000
                )
            ]
        ),
    }
    for name, data in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    for place, stored in enumerate(files_of_case(case), 1):
        path = folder / "files" / f"{place:03d}-{label_of(stored.purpose)}-{_safe(stored.name)}"
        path.parent.mkdir(parents=True, exist_ok=True)
        with open_stored(stored) as source, path.open("wb") as target:
            shutil.copyfileobj(source, target, _COPY)


def _safe(name: str) -> str:
    """A name that is one path segment everywhere; the end is kept, since the suffix stands there."""
    clean = "".join(char if char.isalnum() or char in "._-（）〔〕" else "_" for char in name)
    return clean[-80:].lstrip(".") or "file"


def _sm3(folder: Path) -> str:
    lines = []
    for path in sorted(p for p in (folder / "data").rglob("*") if p.is_file()):
        digest = hashlib.new("sm3")
        with path.open("rb") as stream:
            while piece := stream.read(_COPY):
                digest.update(piece)
        lines.append(f"{digest.hexdigest()}  {path.relative_to(folder).as_posix()}")
    return "\n".join(lines) + "\n"


@contextmanager
def built_package(
    case: DisclosureRequest, *, number: str, files: FileSet, keep_until: date
) -> Iterator[io.BufferedRandom]:
    """The package as an open zip file, validated by the library before it is handed out; gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="gongkai-bag-") as place:
        folder = Path(place) / _safe(number)
        folder.mkdir()
        _write(folder, case, _metadata(case, number, files, keep_until))
        bag = bagit.make_bag(
            str(folder),
            {
                "Source-Organization": case.agency.name,
                "External-Identifier": number,
                "External-Description": f"政府信息公开申请 {case.number}",
                "Bagging-Date": timezone.localdate().isoformat(),
            },
            checksums=["sha256"],
        )
        (folder / "metadata-sm3.txt").write_text(_sm3(folder), "utf-8")
        bag.save()
        bagit.Bag(str(folder)).validate()
        path = Path(place) / "package.zip"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for each in sorted(p for p in folder.rglob("*") if p.is_file()):
                archive.write(each, f"{folder.name}/{each.relative_to(folder).as_posix()}")
        with path.open("r+b") as stream:
            yield stream


def check_package(path: Path) -> str:
    """Validate a package that was kept or copied: the library's word, empty when it is whole.

    Raises InputFault for a file that is no package.
    """
    with tempfile.TemporaryDirectory(prefix="gongkai-bag-") as place:
        try:
            with zipfile.ZipFile(path) as archive:
                for info in archive.infolist():
                    if info.filename.startswith(("/", "\\")) or ".." in Path(info.filename).parts:
                        raise InputFault("archive.no_package", name=path.name)
                archive.extractall(place)
            folders = [each for each in Path(place).iterdir() if each.is_dir()]
            if len(folders) != 1:
                raise InputFault("archive.no_package", name=path.name)
            bagit.Bag(str(folders[0])).validate()
        except bagit.BagValidationError as fault:
            return str(fault)
        except (zipfile.BadZipFile, bagit.BagError, OSError) as fault:
            raise InputFault("archive.no_package", name=path.name) from fault
    return ""
