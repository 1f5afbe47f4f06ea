"""A refusal is told in the language of whoever is refused; what it names stays as it is stored."""

from __future__ import annotations

from django.utils import translation

from gongkai_law.errors import InputFault, explain


def test_a_refusal_is_told_in_english_to_english_readers():
    fault = InputFault("agencies.slug_taken", slug="gezhai")
    assert explain(fault).what == "网址代号“gezhai”已经有单位用了。"
    with translation.override("en"):
        assert explain(fault).what == "The address name “gezhai” is taken by an agency."
        assert explain(fault).mend == "Choose another one."
    assert explain(fault).mend == "换一个代号。"


def test_braces_that_are_meant_stay_in_both_languages():
    fault = InputFault("clock.not_a_list")
    with translation.override("en"):
        assert "{{" not in explain(fault).mend
