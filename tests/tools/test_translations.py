"""Gathering strings without GNU gettext: from Python, from templates, from labels of choices; merging keeps what was."""

from __future__ import annotations

import polib
import pytest

from tools.translations import Message, merged, strings_of_python, strings_of_template


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param('_("登录")', [("登录", "")], id="a call"),
        pytest.param('gettext_lazy("登" "录")', [("登录", "")], id="a literal in two parts"),
        pytest.param('translation.gettext("登录")', [("登录", "")], id="by its module"),
        pytest.param('ngettext("%(n)s 件", "%(n)s 件", n)', [("%(n)s 件", "%(n)s 件")], id="with its plural"),
        pytest.param("_(name)", [], id="no literal"),
        pytest.param('print("登录")', [], id="no call of gettext"),
        pytest.param(
            'class State(models.TextChoices):\n    OPEN = "open", "在办"',
            [("在办", "")],
            id="a label of a choice",
        ),
    ],
)
def test_python_is_read_by_its_syntax(text: str, found: list[tuple[str, str]]):
    assert list(strings_of_python(text)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param('{% load i18n %}{% translate "登录" %}', [("登录", "")], id="translate"),
        pytest.param("{% translate '没有“它”' %}", [("没有“它”", "")], id="single quotes"),
        pytest.param(
            "{% blocktranslate with n=x %}共 {{ n }} 件{% endblocktranslate %}",
            [("共 %(n)s 件", "")],
            id="a block",
        ),
        pytest.param(
            "{% blocktranslate count n=x %}{{ n }} 件{% plural %}{{ n }} 些{% endblocktranslate %}",
            [("%(n)s 件", "%(n)s 些")],
            id="a block with its plural",
        ),
        pytest.param('{% state "good" _("已办") %}', [("已办", "")], id="a constant in a tag"),
        pytest.param('{{ x|default:_("没有") }}', [("没有", "")], id="a constant in a filter"),
        pytest.param("<p>登录</p>", [], id="plain text is not translated"),
    ],
)
def test_a_template_is_read_as_django_reads_it(text: str, found: list[tuple[str, str]]):
    assert list(strings_of_template(text)) == found


def test_merging_keeps_translations_drops_what_is_gone_and_leaves_new_ones_empty():
    kept = polib.POFile()
    kept.append(polib.POEntry(msgid="登录", msgstr="Sign in"))
    kept.append(polib.POEntry(msgid="旧的", msgstr="Old"))
    made = merged(kept, {"登录": Message("登录", "", ["a.py"]), "新的": Message("新的", "", ["b.html"])})
    assert [(entry.msgid, entry.msgstr) for entry in made] == [("登录", "Sign in"), ("新的", "")]


def test_a_string_that_gains_a_plural_is_translated_anew():
    kept = polib.POFile()
    kept.append(polib.POEntry(msgid="%(n)s 件", msgstr="%(n)s things"))
    (entry,) = merged(kept, {"%(n)s 件": Message("%(n)s 件", "%(n)s 件", ["a.html"])})
    assert entry.msgstr_plural == {0: "", 1: ""} and not entry.translated()
