"""Made files as answers: always a download or a document of its own, never a page of this site."""

from __future__ import annotations

from urllib.parse import quote

from django.http import HttpResponse


def as_file(data: bytes, *, name: str, content_type: str, inline: bool = False) -> HttpResponse:
    """A made file with its name. `inline` lets the browser show it (pdf); it still runs in a sandbox."""
    answer = HttpResponse(data, content_type=content_type)
    how = "inline" if inline else "attachment"
    answer["Content-Disposition"] = f"{how}; filename*=UTF-8''{quote(name)}"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-store"
    return answer
