"""“这一步怎么做”: the clerk's manual (docs/clerk) shown in the product, so that there is one text and not two.

A page says in comments at its top which pages of the product it is about, by the names of their addresses (a first word
stands for all that begin with it), and which articles it rests on:

    <!-- 页面：requests request -->
    <!-- 条文：条例 29，条例 33.2 -->
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from django.conf import settings
from django.urls import reverse
from markdown_it import MarkdownIt
from markdown_it.token import Token

CLERK, OFFICE = "clerk", "administrator"
_COMMENT = re.compile(r"<!--\s*(页面|条文)：(.*?)\s*-->\s*\n?")
_TITLE = re.compile(r"^# (.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class HelpPage:
    """One page of the manual: `name` is its path below docs without the ending, `pages` what it is about."""

    name: str
    title: str
    pages: tuple[str, ...]
    articles: tuple[str, ...]
    text: str


def _docs() -> Path:
    return Path(settings.BASE_DIR) / "docs"


def _read(path: Path) -> HelpPage:
    text = path.read_text("utf-8")
    said = {key: re.split(r"[，,]\s*", value) for key, value in _COMMENT.findall(text)}
    body = _COMMENT.sub("", text)
    title = _TITLE.search(body)
    return HelpPage(
        name=path.relative_to(_docs()).with_suffix("").as_posix(),
        title=title[1] if title else path.stem,
        pages=tuple(name for part in said.get("页面", []) for name in part.split()),
        articles=tuple(part for part in said.get("条文", []) if part),
        text=_TITLE.sub("", body, count=1),
    )


@lru_cache(maxsize=1)
def all_pages() -> Mapping[str, HelpPage]:
    """Every page of the manual by its name: the clerk's and the administrator's, and what they lead to."""
    paths = [path for path in sorted(_docs().rglob("*.md")) if "decisions" not in path.parts]
    return MappingProxyType({page.name: page for page in map(_read, paths)})


def manual(part: str) -> list[HelpPage]:
    """The pages of one manual (`clerk`, `administrator`) in the order of its table of contents, without that table."""
    contents = all_pages().get(f"{part}/README")
    order = contents.text if contents else ""
    found = [
        page
        for page in all_pages().values()
        if page.name.startswith(f"{part}/") and not page.name.endswith("README")
    ]
    return sorted(found, key=lambda page: order.find(f"({posixpath.basename(page.name)}.md)") % (1 << 30))


def page_for(url_name: str) -> HelpPage | None:
    """The page about an address's name: the one that names most of it; None where nothing was written yet."""
    words = re.split(r"[-_]", url_name)
    starts = {"-".join(words[:count]): count for count in range(1, len(words) + 1)}
    named = [
        (starts[name.replace("_", "-")], page)
        for page in all_pages().values()
        for name in page.pages
        if name.replace("_", "-") in starts
    ]
    return max(named, key=lambda found: found[0])[1] if named else None


def html_of(page: HelpPage) -> str:
    """The page as HTML. Links to other pages of the manual lead to their rooms; HTML in the text is not let through."""
    reader = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = reader.parse(page.text)
    for token in tokens:
        for child in token.children or ():
            _lead_on(child, page)
    found: str = reader.renderer.render(tokens, reader.options, {})
    return found.replace("<table>", '<div class="table-wrap"><table class="list">').replace(
        "</table>", "</table></div>"
    )


def _lead_on(token: Token, page: HelpPage) -> None:
    if token.type != "link_open":
        return
    target = str(token.attrs.get("href", ""))
    place, _, heading = target.partition("#")
    name = posixpath.normpath(posixpath.join(posixpath.dirname(page.name), place)).removesuffix(".md")
    if name in all_pages():
        token.attrs["href"] = reverse("workbench:help-page", args=[name])
    elif "://" not in target and not heading:
        token.attrs["href"] = reverse("workbench:help")
