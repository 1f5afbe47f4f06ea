"""Forms of blacking out."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongkai.documents.redaction.bases import bases
from gongkai.documents.redaction.pages import Area

_AREA = re.compile(r"([0-9]{1,4}),([0-9.]{1,9}),([0-9.]{1,9}),([0-9.]{1,9}),([0-9.]{1,9})\Z")
_MOST = 500


def areas_of(texts: list[str]) -> list[Area]:
    """Areas as pages send them: `page,left,top,width,height`, parts of the page, several joined by `;`. Others are dropped."""
    found: list[Area] = []
    for part in ";".join(texts[:_MOST]).split(";")[:_MOST]:
        m = _AREA.match(part.strip())
        try:
            figures = [float(each) for each in m.groups()[1:]] if m else []
        except ValueError:
            continue
        if m and figures:
            found.append(Area(int(m[1]), *figures))
    return found


def area_text(areas: Any) -> str:
    """The other way round, for a checkbox's value."""
    return ";".join(f"{a.page},{a.left:.5f},{a.top:.5f},{a.width:.5f},{a.height:.5f}" for a in areas)


class MarkForm(forms.Form):
    """The basis for what is marked, and an area by figures for who has no mouse."""

    basis = forms.ChoiceField(label=_("遮盖的依据"))
    note = forms.CharField(label=_("说明"), max_length=200, required=False)
    left = forms.FloatField(label=_("左边"), min_value=0, max_value=100, required=False)
    top = forms.FloatField(label=_("上边"), min_value=0, max_value=100, required=False)
    right = forms.FloatField(label=_("右边"), min_value=0, max_value=100, required=False)
    bottom = forms.FloatField(label=_("下边"), min_value=0, max_value=100, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["basis"].choices = [(each.id, each.label) for each in bases()]  # type: ignore[attr-defined]

    def typed(self, page: int) -> list[Area]:
        """The area entered by figures, if all four were."""
        sides = [self.cleaned_data.get(name) for name in ("left", "top", "right", "bottom")]
        if any(side is None for side in sides):
            return []
        left, top, right, bottom = (float(side) / 100 for side in sides if side is not None)
        return [Area(page, left, top, right - left, bottom - top)]
