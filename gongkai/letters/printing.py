"""How values stand in a letter: dates without leading zeros, money in yuan, what is missing as a mark nobody overlooks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from gongkai_law.amounts import plain_amount
from gongkai_law.casework.elements import Element, is_filled

MARK = "【请填"


class Missing:
    """A value not given: false, empty, and printed as 【请填：理由】."""

    def __init__(self, label: str) -> None:
        self.label = label

    def __bool__(self) -> bool:
        return False

    def __str__(self) -> str:
        return f"{MARK}：{self.label}】"

    def __html__(self) -> str:
        return str(self)

    def __iter__(self) -> Iterator[Any]:
        yield self

    def __getattr__(self, name: str) -> Missing:
        if name.startswith("__"):
            raise AttributeError(name)
        return self


def as_day(value: Any) -> date | None:
    """A day from a date or its ISO text; None for anything else."""
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return None


def printed_day(day: date) -> str:
    """2026年3月2日: Arabic digits, no leading zeros (GB/T 9704)."""
    return f"{day.year}年{day.month}月{day.day}日"


def printed(value: Any, element: Element | None = None) -> Any:
    """A value as it stands in the letter; lists and passages stay lists of printed values."""
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return printed_day(value)
    if isinstance(value, Decimal | int | float) and not isinstance(value, bool):
        return plain_amount(Decimal(str(value)))
    if isinstance(value, str):
        text = value.strip()
        if element is not None and element.shape == "day":
            return _day_text(text)
        return text
    if isinstance(value, list | tuple):
        return [printed(each) for each in value]
    if isinstance(value, dict):
        return {key: printed(each) for key, each in value.items()}
    return value


def _day_text(text: str) -> str:
    try:
        return printed_day(date.fromisoformat(text))
    except ValueError:
        return text


def given_or_missing(value: Any, element: Element) -> Any:
    """The printed value, or its mark."""
    return printed(value, element) if is_filled(value) else Missing(element.label)
