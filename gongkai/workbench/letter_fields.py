"""The form of a letter's facts: one field for each element of its kind, by its shape; a draft may be incomplete."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongkai.letters.kind import LetterKind
from gongkai.letters.kinds import letter_kind
from gongkai.workbench.forms import day_field
from gongkai_law.casework.elements import Element
from gongkai_law.casework.letters import letter_for, printed_needs
from gongkai_law.casework.outcomes import all_outcomes, outcome

# Filled by the product itself: from the agency, the case, the outcome, the day.
OWN = frozenset(
    (
        "agency_name", "letter_title", "document_number", "application_number", "contact", "seal_place", "dated",
        "remedy_notice",
        "received_on",
        "corrected_on", "articles",
    )
)  # fmt: skip
# Usually the law's sentence; offered under "more" so that the page stays short.
USUAL = frozenset(
    (
        "operative", "correction_consequence", "reasons_consequence", "silence_effect", "silence_is_consent",
        "opinion_term", "reply_form", "time_not_counted", "fee_basis", "fee_term", "fee_consequence",
    )
)  # fmt: skip


class PassagesField(forms.CharField):
    """Withheld passages: one a line, `where｜ground｜reason`."""

    widget = forms.Textarea

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, list):
            return "\n".join(
                "｜".join(str(each.get(key) or "") for key in ("where", "basis", "reasons")) for each in value
            )
        return value

    def clean(self, value: Any) -> list[dict[str, str]]:
        passages = []
        for line in str(value or "").splitlines():
            if not line.strip():
                continue
            pieces = [piece.strip() for piece in line.replace("|", "｜").split("｜")]
            where, basis, reasons = (pieces + ["", ""])[:3]
            passages.append({"where": where, "basis": basis, "reasons": reasons})
        return passages


class LinesField(forms.CharField):
    """A list, one entry a line."""

    widget = forms.Textarea

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(str(each) for each in value) if isinstance(value, list) else value

    def clean(self, value: Any) -> list[str]:
        return [line.strip() for line in str(value or "").splitlines() if line.strip()]


def field_of(element: Element) -> forms.Field:
    """The field for an element by its shape."""
    common: dict[str, Any] = {"label": element.label, "help_text": element.hint, "required": False}
    if element.shape == "day":
        return day_field(element.label, help_text=element.hint, required=False)
    if element.shape == "money":
        return forms.DecimalField(min_value=0, max_digits=12, decimal_places=2, **common)
    if element.shape == "lines":
        return LinesField(widget=forms.Textarea(attrs={"rows": 4, "class": "wide"}), **common)
    if element.shape == "passages":
        common["help_text"] = _("一行一处，用竖线隔开：位置｜依据条例第几条｜理由。")
        return PassagesField(widget=forms.Textarea(attrs={"rows": 5, "class": "wide"}), **common)
    if element.shape == "text":
        return forms.CharField(
            max_length=4000, widget=forms.Textarea(attrs={"rows": 3, "class": "wide"}), **common
        )
    return forms.CharField(max_length=300, **common)


class ElementsForm(forms.Form):
    """The elements of one kind, or of one answer among several. `wanted` names those the letter cannot do without."""

    def __init__(
        self, *args: Any, elements: list[Element], wanted: set[str], code: str = "", **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.wanted, self.code = wanted, code
        for element in elements:
            self.fields[element.id] = field_of(element)
        if code == "PARTIAL":
            self.fields["bases"] = forms.MultipleChoiceField(
                label=_("没有公开的部分属于"),
                required=False,
                choices=[(each.code, each.label) for each in all_outcomes() if each.group == "denied"],
                widget=forms.CheckboxSelectMultiple,
                help_text=_("救济告知按它写：依据条例第十四、十五、十六条的，先复议再起诉。"),
            )

    @property
    def title(self) -> str:
        """The answer it is about, where there are several."""
        return outcome(self.code).label if self.code else ""

    def main(self) -> list[Any]:
        """Fields a clerk fills in."""
        return [field for field in self if field.name not in USUAL]

    def usual(self) -> list[Any]:
        """Fields that usually keep the law's sentence."""
        return [field for field in self if field.name in USUAL]

    def facts(self) -> dict[str, Any]:
        """The values by element; empty ones too, so that a value can be taken out again."""
        found = dict(self.cleaned_data)
        if self.code == "PARTIAL" and not found.get("bases"):
            found.pop("bases", None)
        return found


def _own_elements(kind: LetterKind, code: str) -> list[Element]:
    """The kind's own elements, and of those only some answers print, the ones of this answer."""
    may = printed_needs(code, kind.id) if code else kind.law.may
    listed = [element for need in (*kind.law.needs, *may) for element in need.any_of]
    return [each for each in dict.fromkeys(listed) if each.id not in OWN]


def _wanted(kind: LetterKind, code: str, *, common: bool) -> set[str]:
    needs = [*(kind.law.common if common else ()), *kind.law.needs]
    if code:
        needs += printed_needs(code, kind.id)
    return {element.id for need in needs if not need.when and not need.unless for element in need.any_of}


def forms_of(kind: LetterKind, facts: dict[str, Any], data: Any = None) -> list[ElementsForm]:
    """The forms of a letter: one, or the common one and one for each answer."""
    code = str(facts.get("code") or "")
    parts = facts.get("parts") or []
    if not parts:
        common = [element for need in kind.law.common for element in need.any_of if element.id not in OWN]
        elements = list(dict.fromkeys([*common, *_own_elements(kind, code)]))
        wanted = _wanted(kind, code, common=True)
        return [
            ElementsForm(data, prefix="letter", initial=facts, elements=elements, wanted=wanted, code=code)
        ]
    shared = [
        element
        for need in kind.law.common
        for element in need.any_of
        if element.id not in OWN and element.id != "operative"
    ]
    made = [
        ElementsForm(
            data, prefix="letter", initial=facts, elements=shared, wanted={each.id for each in shared}
        )
    ]
    for number, part in enumerate(parts):
        own = letter_kind(letter_for(str(part["code"])).id)
        made.append(
            ElementsForm(
                data,
                prefix=f"part{number}",
                initial=part,
                elements=_own_elements(own, str(part["code"])),
                wanted=_wanted(own, str(part["code"]), common=False),
                code=str(part["code"]),
            )
        )
    return made


def facts_of(made: list[ElementsForm], before: dict[str, Any]) -> dict[str, Any]:
    """The facts the forms say; with several answers each keeps its code and matter."""
    facts = made[0].facts()
    if len(made) > 1:
        kept = before.get("parts") or []
        facts["parts"] = [{**part, **form.facts()} for part, form in zip(kept, made[1:], strict=True)]
    return facts
