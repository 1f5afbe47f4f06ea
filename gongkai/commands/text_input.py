"""Small text files and days given to a command: read whole, or refused in words."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from gongkai_law.errors import InputFault
from gongkai_law.workdays import check_day, iso_date

MOST_BYTES = 1_000_000


def read_text(path: str, *, most: int = MOST_BYTES) -> str:
    """The UTF-8 text of a file (a byte-order mark is dropped). InputFault: missing, unreadable, too big, other encoding."""
    try:
        with Path(path).open("rb") as file:
            data = file.read(most + 1)
    except FileNotFoundError as fault:
        raise InputFault("textfile.missing", path=path) from fault
    except (OSError, ValueError) as fault:
        reason = fault.strerror if isinstance(fault, OSError) and fault.strerror else str(fault)
        raise InputFault("textfile.unreadable", path=path, reason=reason) from fault
    if len(data) > most:
        raise InputFault("textfile.too_big", path=path, most=most)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise InputFault("textfile.encoding", path=path) from fault


def read_json(path: str) -> Any:
    """The JSON document in a file; InputFault with line and column where it cannot be read."""
    text = read_text(path)
    try:
        return json.loads(text)
    except json.JSONDecodeError as fault:
        raise InputFault("textfile.not_json", path=path, line=fault.lineno, column=fault.colno) from fault
    except (RecursionError, ValueError) as fault:
        raise InputFault("textfile.not_usable", path=path) from fault


def read_day(option: str, value: str) -> date:
    """A day given as an option, YYYY-MM-DD between 1990 and 2099."""
    day = iso_date(value)
    if day is None:
        raise InputFault("textfile.bad_day", option=option, value=value[:40])
    return check_day(day, where=option)
