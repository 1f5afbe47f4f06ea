"""Make the public copy of a list, keep its original restricted. (条例 15, 32)"""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from gongkai.accounts.models import User
from gongkai.audit.services import record
from gongkai.documents.access import require_handler, require_writer
from gongkai.documents.contents import read_text
from gongkai.documents.extraction.screening import screen_file
from gongkai.documents.masking.tables import SeenFile, SeenTable, seen_tables, title_of
from gongkai.documents.masking.writing import MadeTable, write_xlsx
from gongkai.documents.models import Derivation, FileAccess, StoredFile
from gongkai.documents.services import change_access, store_file
from gongkai.documents.storing.names import with_ending, with_note
from gongkai_law.citation import cite
from gongkai_law.errors import InputFault, LawFault
from gongkai_law.screening import ColumnChange, detect_list_type, find_head, list_types, masked_copy
from gongkai_law.screening.masking import IdStyle

DEFAULT_LIST = "other"
_ENDING = "xlsx"


@dataclass(frozen=True, slots=True)
class MaskedFile:
    """A public copy before it is kept: its bytes, and how it was made (plain values, as `StoredFile.making`)."""

    data: bytes
    making: dict[str, Any]


def list_key_for(stored_file: StoredFile, title: str, seen: SeenFile) -> str:
    """The kind of list a file most likely is, by the title of its record, its tables' titles, its name."""
    for words in (title, *(title_of(table) for table in seen.tables), stored_file.name):
        if key := detect_list_type(words):
            return key
    return DEFAULT_LIST


def prepare_masked(
    original: StoredFile,
    *,
    list_key: str = "",
    title: str = "",
    id_style: IdStyle = "drop",
    mask_names: bool = False,
    on: date | None = None,
) -> MaskedFile:
    """The public copy of a file's visible tables. Raises InputFault where there is no table, or none with a head."""
    seen = seen_tables(read_text(original))
    if not seen.tables:
        raise InputFault("masking.no_table", name=original.name)
    key = list_key or list_key_for(original, title, seen)
    made: list[MadeTable] = []
    said: list[dict[str, Any]] = []
    left_out = list(seen.left_out)
    for table in seen.tables:
        if find_head(table.rows, fewest=1) is None:
            left_out.append(f"{table.name}（没有表头）")
            continue
        copy = masked_copy(
            table.rows, key, on=on or timezone.localdate(), id_style=id_style, mask_names=mask_names
        )
        head = find_head(table.rows, fewest=1)
        first, last = (head.first, head.last) if head else (0, 0)
        made.append(MadeTable(table.name, copy.rows, first, last))
        said.append(_told(table, copy.columns, copy.hidden, copy.children))
    if not made:
        raise InputFault("screening.no_head")
    making = {
        "list_key": key,
        "list": list_types()[key].label,
        "id_style": id_style,
        "tables": said,
        "left_out": left_out,
    }
    return MaskedFile(write_xlsx(made), making)


def _told(table: SeenTable, columns: tuple[ColumnChange, ...], hidden: int, children: int) -> dict[str, Any]:
    by_action: dict[str, list[str]] = {}
    for change in columns:
        by_action.setdefault(change.action, []).append("".join(change.head.split()) or "（没有栏名）")
    return {
        "name": table.name,
        "dropped": by_action.get("drop", []),
        "cut": by_action.get("village", []),
        "masked": by_action.get("mask", []),
        "unknown": ["".join(each.head.split()) for each in columns if not each.known and each.head.strip()],
        "hidden": hidden,
        "children": children,
    }


def said_of(making: dict[str, Any]) -> list[str]:
    """What was done, in sentences a leader understands."""
    lines: list[str] = []
    for table in making.get("tables", ()):
        parts = []
        if table["dropped"]:
            parts.append(f"删去了{'、'.join(table['dropped'])}")
        if table["cut"]:
            parts.append(f"{'、'.join(table['cut'])}只留到村（组）")
        if table["masked"]:
            parts.append(f"{'、'.join(table['masked'])}作了遮盖")
        if table["children"]:
            parts.append(f"{table['children']} 个未成年人用编号代替姓名")
        if table["hidden"]:
            parts.append(f"单元格里另外隐去了 {table['hidden']} 处")
        lines.append(f"{table['name']}：{'；'.join(parts) or '没有要遮盖的'}。")
    if making.get("left_out"):
        lines.append(f"没有带进公开件：{'、'.join(making['left_out'])}。")
    lines.append("批注、公式、作者、修订记录都不在公开件里。")
    return lines


def make_masked_copy(
    *,
    original: StoredFile,
    actor: User,
    list_key: str = "",
    title: str = "",
    id_style: IdStyle = "drop",
    mask_names: bool = False,
    subject_kind: str = "",
    subject_id: object = "",
) -> StoredFile:
    """Make and keep the public copy, and restrict the original. The copy is screened before it is kept.

    Raises InputFault (`masking.no_table`, `screening.no_head`, `screening.unknown_list`, what reading raises);
    LawFault `masking.still_there` if the copy would still hold what must not be published.
    """
    require_writer(actor)
    require_handler(actor, original)
    made = prepare_masked(original, list_key=list_key, title=title, id_style=id_style, mask_names=mask_names)
    name = with_note(with_ending(original.name, _ENDING), "公开件")
    if screen_file(made.data, _harmless(name), title=title, on=timezone.localdate()).blocks:
        raise LawFault("masking.still_there", articles=(cite("条例 15"),))
    copy = store_file(
        agency=original.agency,
        actor=actor,
        stream=io.BytesIO(made.data),
        name=_harmless(name),
        purpose=original.purpose,
        access=FileAccess.INTERNAL,
        subject_kind=subject_kind,
        subject_id=subject_id,
        derived_from=original,
        derivation=Derivation.MASKED,
        making=made.making,
    )
    _restrict(original, copy, actor)
    return copy


def _harmless(name: str) -> str:
    """The copy's name; one that itself holds personal data gives way to a plain one."""
    return "名单（公开件）.xlsx" if screen_file(b"-", name).findings else name


@transaction.atomic
def _restrict(original: StoredFile, copy: StoredFile, actor: User) -> None:
    if not original.is_restricted:
        change_access(
            stored_file=original, access=FileAccess.RESTRICTED, reason="已做公开件，原件转为受限", actor=actor
        )
    record(
        agency_id=original.agency_id,
        actor=actor,
        act="file.mask",
        subject_kind="file",
        subject_id=original.pk,
        name=original.name,
        made=copy.name,
        said="".join(said_of(copy.making)),
        copy=str(copy.pk),
    )
