"""“这一步怎么做”: the page of the manual about the page one comes from, the contents, the articles in plain words."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.safestring import mark_safe

from gongkai.workbench import help as manual
from gongkai.workbench.http import StaffRequest
from gongkai_law.articles import all_article_words


def _back(request: StaffRequest) -> str:
    """The page one came from, if it is one of ours."""
    wanted = request.GET.get("from", "")
    ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if ours and wanted.startswith("/") else ""


def _show(request: StaffRequest, page: manual.HelpPage) -> HttpResponse:
    # The renderer lets no HTML of the text through; what it makes itself is safe.
    words = {"page": page, "body": mark_safe(manual.html_of(page)), "back": _back(request)}  # noqa: S308
    return render(request, "workbench/help/page.html", words)


@login_required
def contents(request: StaffRequest, missing: bool = False) -> HttpResponse:
    """Every page of the manual."""
    words = {
        "clerk": manual.manual(manual.CLERK),
        "office": manual.manual(manual.OFFICE),
        "missing": missing,
        "back": _back(request),
    }
    return render(request, "workbench/help/contents.html", words)


@login_required
def help_for(request: StaffRequest, url_name: str) -> HttpResponse:
    """The page about where one is; the contents where nothing was written about it."""
    page = manual.page_for(url_name)
    return _show(request, page) if page else contents(request, missing=True)


@login_required
def help_page(request: StaffRequest, name: str) -> HttpResponse:
    """One page by its name."""
    page = manual.all_pages().get(name)
    if page is None:
        raise Http404
    return _show(request, page)


@login_required
def articles(request: StaffRequest) -> HttpResponse:
    """Every article the product rests on, in plain words with their marks."""
    return render(request, "workbench/help/articles.html", {"articles": list(all_article_words())})
