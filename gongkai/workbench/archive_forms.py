"""Forms about archiving."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongkai_law.casework.archive import FileItem


class ArchiveForm(forms.Form):
    """Why each missing part is missing for good; nothing to fill in where the file is complete."""

    def __init__(self, *args: Any, missing: tuple[FileItem, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for item in missing:
            self.fields[item.id] = forms.CharField(
                label=_("缺少%(what)s的原因") % {"what": item.label},
                required=False,
                max_length=200,
                help_text=_("能补的先补。确实补不了的，由政府信息公开工作机构负责人写明原因。"),
            )


class UploadForm(forms.Form):
    """A scan of what was made on paper."""

    what = forms.ChoiceField(label=_("是什么"), choices=())
    file = forms.FileField(label=_("文件"))

    def __init__(self, *args: Any, items: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["what"].choices = items  # type: ignore[attr-defined]


class ProposeForm(forms.Form):
    """Which files, and why."""

    reason = forms.CharField(label=_("理由"), max_length=300, initial=_("保管期限已满。"))
