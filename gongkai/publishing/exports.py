"""What leaves for channels that others run: a formatted text for WeChat, a package for the county's site."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterable
from html import escape
from typing import Any

from django.utils import timezone

from gongkai.documents.contents import read_stored
from gongkai.publishing.boards.blocks import Block, Paragraph, Table, blocks_of
from gongkai.publishing.channels import kind_of
from gongkai.publishing.models import Placement, RecordVersion
from gongkai.publishing.public import public_attachment, public_record
from gongkai_law.citation import cite
from gongkai_law.errors import InputFault, LawFault

# An account's editor takes styles on the elements alone; a style sheet is thrown away.
_P = "margin:0 0 1em;line-height:1.75;font-size:16px;text-align:justify;text-indent:2em"
_HEAD = "margin:1.4em 0 .6em;font-size:17px;font-weight:bold;color:#a4161a"
_CELL = "border:1px solid #999;padding:6px 8px;font-size:14px;text-align:center"


def _public(placement: Placement) -> Any:
    shown = public_record(placement.record.agency, str(placement.record_id))
    if shown is None:
        raise LawFault("placing.not_public", articles=(cite("条例 17"),), title=placement.record.title)
    return shown


def export_of(placement: Placement, *, address: str) -> tuple[str, str, bytes]:
    """(file name, media type, bytes) of the channel's export; InputFault for a channel without one."""
    kind = kind_of(placement.channel)
    shown = _public(placement)
    if kind.export == "wechat":
        return (
            f"{shown.version.title[:60]}（公众号）.html",
            "text/html; charset=utf-8",
            wechat(shown.version, placement.record.agency.name, address).encode(),
        )
    if kind.export == "county_portal":
        return f"{shown.version.title[:60]}（报送）.zip", "application/zip", package(shown, address)
    raise InputFault("exports.none", channel=kind.label)


def _html(blocks: Iterable[Block], *, styled: bool) -> str:
    def style(words: str) -> str:
        return f' style="{words}"' if styled else ""

    parts = []
    for block in blocks:
        if isinstance(block, Paragraph):
            tag, words = ("h2", _HEAD) if block.head else ("p", _P)
            parts.append(f"<{tag}{style(words)}>{escape(block.text)}</{tag}>")
        elif isinstance(block, Table):
            rows = "".join(
                "<tr>"
                + "".join(
                    f"<{'th' if number < block.heads else 'td'}{style(_CELL)}>{escape(cell)}"
                    f"</{'th' if number < block.heads else 'td'}>"
                    for cell in row
                )
                + "</tr>"
                for number, row in enumerate(block.rows)
            )
            table = "border-collapse:collapse;width:100%;margin:0 0 1em"
            parts.append(f"<table{style(table)}>{rows}</table>")
    return "\n".join(parts)


def _blocks(version: RecordVersion) -> list[Block]:
    return blocks_of(version.content.get("body") or version.content.get("summary") or "")


def wechat(version: RecordVersion, agency: str, address: str) -> str:
    """A page to open, copy whole and paste into the account's editor; styles stand on the elements."""
    day = timezone.localdate(version.published_at)
    number = (
        f'<p style="text-align:center;color:#666">{escape(version.document_number)}</p>'
        if version.document_number
        else ""
    )
    return (
        f'<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>{escape(version.title)}</title><body>'
        f'<section style="max-width:677px;margin:0 auto"><h1 style="font-size:22px;line-height:1.4">{escape(version.title)}</h1>'
        f'<p style="color:#888;font-size:14px">{escape(agency)}　{day}</p>{number}'
        f"{_html(_blocks(version), styled=True)}"
        f'<p style="color:#888;font-size:14px">信息来源：{escape(agency)}<br>原文：{escape(address)}</p>'
        "</section></body></html>"
    )


def metadata(shown: Any, address: str) -> dict[str, str]:
    """The tags of 政府网站发展指引 for an article, by their exact names."""
    record, version = shown.record, shown.version
    return {
        "ArticleTitle": version.title,
        "PubDate": timezone.localtime(version.published_at).strftime("%Y-%m-%d %H:%M"),
        "ContentSource": version.content.get("publisher") or record.agency.name,
        "Keywords": version.content.get("keywords") or "",
        "Author": record.agency.name,
        "Description": version.content.get("summary") or "",
        "Url": address,
    }


def package(shown: Any, address: str) -> bytes:
    """A zip: the page with its tags, the same as JSON with the metadata table, the attachments. Names hold no path."""
    tags = metadata(shown, address)
    record, version = shown.record, shown.version
    heads = "".join(f'<meta name="{name}" content="{escape(value)}">' for name, value in tags.items())
    page = (
        f'<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>{escape(version.title)}</title>{heads}</head>'
        f"<body><h1>{escape(version.title)}</h1>{_html(_blocks(version), styled=False)}</body></html>"
    )
    facts = {
        "tags": tags,
        "index_number": record.index_number,
        "document_number": version.document_number,
        "formed_on": version.formed_on.isoformat(),
        "version": version.number,
        "content_hash": version.content_hash,
        "attachments": [],
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for place, each in enumerate(version.content.get("attachments", ()), 1):
            found = public_attachment(shown, each["id"])
            if found is not None:
                name = f"attachments/{place:02d}-{found.name.replace('/', '_')}"
                archive.writestr(name, read_stored(found))
                facts["attachments"].append({"file": name, "name": found.name, "sha256": found.sha256})
        archive.writestr("article.html", page)
        archive.writestr("article.json", json.dumps(facts, ensure_ascii=False, indent=1))
    return stream.getvalue()
