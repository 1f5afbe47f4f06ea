"""Reconsideration and litigation (条例 51): who hears what, and the words of the remedy notice by the day of the letter.

Names of the government and the court are data of each agency; here stand the kinds and the words. Which class a
letter carries (RF, EI, NO) is `gongkai_law.casework.outcomes.remedy_class`. Table four: `gongkai_law.tablefour`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from gongkai_law.casework.outcomes import RemedyClass
from gongkai_law.citation import cite
from gongkai_law.errors import InputFault, LawFault
from gongkai_law.policies import DEFAULTS, Policies
from gongkai_law.sources import SourceMark, read_data, source_mark
from gongkai_law.tablefour import (
    Decision,
    decision,
    decisions,
    result_column,
    table_four_cell,
    unusual_direct_suit,
)

__all__ = [
    "Body",
    "Decision",
    "Forum",
    "RemedyForum",
    "all_bodies",
    "body",
    "decision",
    "decisions",
    "forum",
    "remedy_notice",
    "remedy_text",
    "result_column",
    "table_four_cell",
    "unusual_direct_suit",
]


@dataclass(frozen=True, slots=True)
class Forum:
    """Who hears a reconsideration (`hears`: several = the applicant chooses one) and the first court, in plain words.

    `court` is empty where the law reference names none: the agency fills it in.
    """

    hears: tuple[str, ...]
    court: str
    articles: tuple[str, ...]
    source: SourceMark
    in_force_from: date
    in_force_to: date


@dataclass(frozen=True, slots=True)
class Body:
    """A kind of agency as the remedies law tells them apart (`Agency.body_kind`)."""

    key: str
    label: str
    forums: tuple[Forum, ...]


@dataclass(frozen=True, slots=True)
class RemedyForum:
    """The actual names on a letter. `online_url`: where to apply online, needed where the letter is served online;
    `complaint_body`: where to complain (条例 47.2, 51), empty for no such line."""

    recon_body: str
    court: str
    online_url: str = ""
    complaint_body: str = ""


@lru_cache(maxsize=1)
def _raw() -> dict[str, Any]:
    return read_data(Path(__file__).parent / "remedies.toml")


def _forum(entry: Mapping[str, Any]) -> Forum:
    return Forum(
        hears=tuple(entry["hears"]),
        court=_raw()["courts"][entry["court"]] if entry["court"] else "",
        articles=tuple(entry["articles"]),
        source=source_mark(entry["source"]),
        in_force_from=entry.get("in_force_from", date.min),
        in_force_to=entry.get("in_force_to", date.max),
    )


@lru_cache(maxsize=1)
def _bodies() -> dict[str, Body]:
    return {
        key: Body(key, entry["label"], tuple(_forum(each) for each in entry["forum"]))
        for key, entry in _raw()["bodies"].items()
    }


def all_bodies() -> tuple[Body, ...]:
    """Every kind of agency."""
    return tuple(_bodies().values())


def body(key: str) -> Body:
    """One kind of agency by its key. Raises InputFault for an unknown key."""
    found = _bodies().get(key)
    if found is None:
        known = "、".join(each.label for each in all_bodies())
        raise InputFault("remedy_law.unknown_body", kind=key, known=known)
    return found


def forum(body_kind: str, letter_date: date) -> Forum:
    """Who hears a reconsideration against a letter of that day, and which court comes first. (行政复议法 24, 27, 28)

    Since 2024 an ordinary county department has one reconsideration body, the county government; before, the applicant
    chose between it and the department above.
    """
    return next(
        each for each in body(body_kind).forums if each.in_force_from <= letter_date <= each.in_force_to
    )


def _words(remedy: RemedyClass, letter_date: date) -> str:
    for entry in _raw()["text"]:
        in_force = entry.get("in_force_from", date.min) <= letter_date <= entry.get("in_force_to", date.max)
        if entry["remedy"] == remedy and in_force:
            return str(entry["words"])
    since = min(each["in_force_from"] for each in _raw()["text"] if each["remedy"] == remedy)
    raise LawFault("remedy_law.not_yet", articles=(cite("行政复议法 23.1.4"),), on=letter_date, since=since)


def _online(names: RemedyForum, letter_date: date, served_online: bool) -> str:
    """The online channel, wherever there is one; it must be there where the letter is served online since 2024."""
    notice = _raw()["notice"]
    if letter_date < notice["online_from"]:
        return ""
    if served_online and not names.online_url.strip():
        raise LawFault("remedy_law.online_channel", articles=(cite(notice["online_article"]),))
    return str(notice["online"]).format(url=names.online_url) if names.online_url.strip() else ""


def remedy_text(
    remedy: RemedyClass,
    letter_date: date,
    names: RemedyForum,
    *,
    served_online: bool = False,
    part: str = "",
) -> str:
    """The remedy notice of a letter of that day, without the complaint line; empty for NO.

    `part`: labels of the answers it is about, where a letter needs two notices. Raises InputFault without the name of
    the reconsideration body (or, for EI, of the court); LawFault for RF before 2024 and for a letter served online
    without an online channel. (条例 51; 行政复议法 20.1, 22.2, 23; 行政诉讼法 45, 46.1)
    """
    if remedy == "NO":
        return ""
    words = _words(remedy, letter_date)
    if not names.recon_body.strip() or (remedy == "EI" and not names.court.strip()):
        raise InputFault("remedy_law.names_missing")
    return words.format(
        part=str(_raw()["notice"]["part"]).format(labels=part) if part else "",
        recon_body=names.recon_body,
        court=names.court,
        online=_online(names, letter_date, served_online),
    )


def remedy_notice(
    classes: Mapping[str, RemedyClass],
    letter_date: date,
    names: RemedyForum,
    policies: Policies = DEFAULTS,
    *,
    served_online: bool = False,
) -> list[str]:
    """The paragraphs of the remedy notice for a letter with one or more answers.

    `classes`: label of each answer → its class (see `letter_remedies`). One paragraph where all agree; else one for each
    class, saying which part it is about, reconsideration first on top. Answers without a remedy need none. The
    complaint line follows if the county wants one and a body is named. (条例 47.2, 51)
    """
    order: tuple[RemedyClass, ...] = ("RF", "EI")
    wanted = [remedy for remedy in order if remedy in classes.values()]
    paragraphs = []
    for remedy in wanted:
        labels = "”“".join(label for label, each in classes.items() if each == remedy)
        part = labels if len(wanted) > 1 else ""
        paragraphs.append(remedy_text(remedy, letter_date, names, served_online=served_online, part=part))
    if paragraphs and policies["complaint_line"] == "yes" and names.complaint_body.strip():
        paragraphs.append(str(_raw()["notice"]["complaint"]).format(complaint_body=names.complaint_body))
    return paragraphs
