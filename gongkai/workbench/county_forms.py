"""Forms of a supervisor's pages."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

ACCEPT = ".docx,.pdf,.xlsx,.html,.htm,.txt,.md"


class ManyFilesInput(forms.ClearableFileInput):
    """The browser's own field for several files."""

    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """Several files; each is judged by the service, so a bad one does not stop the others."""

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        given = data if isinstance(data, list | tuple) else [data]
        files = [each for each in given if each]
        if not files:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        return files


class ReceivedForm(forms.Form):
    """Reports that agencies sent in."""

    reports = ManyFilesField(
        label=_("年度报告文件"),
        help_text=_(
            "可以一次选很多个：docx、pdf（有文字的）、xlsx、html、txt、md。上年的报告一起选上，会核对结转和照抄。"
        ),
        error_messages={"required": _("请选择文件。")},
        widget=ManyFilesInput(attrs={"accept": ACCEPT}),
    )
