"""An agency's own Word template: is it safe, does it hold every field of its kind and no other; filling it.

Fields are written `{{ 申请的内容 }}` or `{{ asked }}`; `{% if %}` and `{% for %}` over fields are allowed, nothing else
of the template language is. The template may hold no macro, no object, no picture or text fetched from elsewhere.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

import docx
from docx.oxml.ns import qn
from docxtpl import DocxTemplate
from jinja2 import TemplateError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import escape

from gongkai.documents.extraction.safezip import ZipLimits, open_zip
from gongkai.letters.checking import with_remedy
from gongkai.letters.docx import render as draw_docx
from gongkai.letters.docxpage import HEI
from gongkai.letters.kind import Facts, LetterKind
from gongkai.letters.paper import Block, LetterPaper, letter_paper, read_lines
from gongkai.letters.render import RenderedLetter
from gongkai.letters.sender import Sender
from gongkai.letters.wording import context, filled
from gongkai_law.casework.elements import Element, Requirement, parse_requirement
from gongkai_law.errors import InputFault

_LIMITS = ZipLimits(entries=500, part=20 << 20, total=40 << 20)
_ACTIVE_PARTS = re.compile(r"vbaProject|vbaData|activeX|embeddings/|oleObject|afchunk|\.bin$", re.IGNORECASE)
_ACTIVE_FIELDS = re.compile(
    r"\b(DDEAUTO|DDE|INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK|MACROBUTTON|DATABASE)\b|w:altChunk|w:object\b|w:control\b"
)
_OUTSIDE = re.compile(r'<Relationship\b[^>]*TargetMode="External"[^>]*>')
_LINK = "/relationships/hyperlink"
# Said by the paper's look, or written anew on signing: a template need not hold them.
_LEFT_TO_LOOK = frozenset(("seal_place",))
_HELPERS = frozenset(("you", "amount_in_capitals", "loop"))
_PASSAGE_KEYS = frozenset(("where", "basis", "reasons", "index"))
_ALLOWED = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.If, nodes.For, nodes.Not, nodes.And, nodes.Or,
    nodes.Getattr,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class TemplateReading:
    """What a template holds: ids of its `fields`, those of the kind it lacks, names it should not have."""

    fields: tuple[str, ...]
    missing: tuple[Element, ...]
    unknown: tuple[str, ...]


def field_name(element: Element) -> str:
    """The name a clerk writes for an element: its label without brackets and marks."""
    return re.sub(r"\W", "", element.label)


def field_names(kind: LetterKind) -> dict[str, str]:
    """Every name that may stand in a template of a kind → the element's id."""
    found: dict[str, str] = {}
    for element in kind.elements:
        found[element.id] = found[field_name(element)] = element.id
    return found


def required_fields(kind: LetterKind) -> list[Requirement]:
    """What a template of a kind must have a place for, conditional parts included."""
    wanted = [need for need in (*kind.law.common, *kind.law.needs) if need.id not in _LEFT_TO_LOOK]
    return [*wanted, parse_requirement("remedy_notice")] if kind.law.remedy != "NO" else wanted


def read_template(data: bytes, kind: LetterKind) -> TemplateReading:
    """Check a template before it is kept.

    Raises InputFault for a file that is no docx, holds something that acts or fetches, cannot be parsed, or uses more
    of the template language than fields; for missing and unknown fields see `check_template`.
    """
    _refuse_active(data)
    names, known = _names(data), field_names(kind)
    fields = tuple(dict.fromkeys(known[name] for name in names if name in known))
    missing = [
        need.any_of[0]
        for need in required_fields(kind)
        if not any(element.id in fields for element in need.any_of)
    ]
    unknown = [name for name in names if name not in known and name not in _HELPERS]
    return TemplateReading(fields, tuple(missing), tuple(dict.fromkeys(unknown)))


def check_template(data: bytes, kind: LetterKind) -> TemplateReading:
    """As `read_template`; raises InputFault as well where a field of the kind is missing or another one stands in it."""
    reading = read_template(data, kind)
    if reading.missing:
        raise InputFault(
            "letters.template_missing",
            letter=kind.law.name,
            missing="、".join(f"{{{{ {field_name(each)} }}}}" for each in reading.missing),
        )
    if reading.unknown:
        raise InputFault("letters.template_unknown", letter=kind.law.name, unknown="、".join(reading.unknown))
    return reading


def _refuse_active(data: bytes) -> None:
    archive = open_zip(data, _LIMITS)
    if "word/document.xml" not in archive.names():
        raise InputFault("letters.template_no_docx")
    for name in archive.names():
        if _ACTIVE_PARTS.search(name):
            raise InputFault("letters.template_active", found=name)
        if not name.endswith((".xml", ".rels")):
            continue
        text = archive.read(name).decode("utf-8", "replace")
        if name == "[Content_Types].xml" and "macroEnabled" in text:
            raise InputFault("letters.template_active", found=name)
        for relation in _OUTSIDE.findall(text):
            if _LINK not in relation:
                raise InputFault("letters.template_active", found=name)
        if "<!DOCTYPE" in text or "<!ENTITY" in text:
            raise InputFault("letters.template_active", found=name)
        acting = _ACTIVE_FIELDS.search(text) if name.startswith("word/") and "instrText" in text else None
        if acting or "w:altChunk" in text or "<w:object" in text:
            raise InputFault("letters.template_active", found=acting.group(0) if acting else name)


def _environment() -> ImmutableSandboxedEnvironment:
    return ImmutableSandboxedEnvironment(autoescape=True)


def _sources(data: bytes) -> Iterable[str]:
    """The template's text of body, heads and feet, fields put together again where Word has split them."""
    template = DocxTemplate(io.BytesIO(data))
    template.init_docx()
    yield template.patch_xml(template.get_xml())
    for uri in (template.HEADER_URI, template.FOOTER_URI):
        for _, part in template.get_headers_footers(uri):
            yield template.patch_xml(template.get_part_xml(part))


def _names(data: bytes) -> list[str]:
    """The names of fields in a template, in order. Raises InputFault for anything but fields, if and for."""
    names: list[str] = []
    try:
        sources = list(_sources(data))
    except Exception as fault:
        raise InputFault("letters.template_no_docx") from fault
    for source in sources:
        try:
            tree = _environment().parse(source)
        except TemplateError as fault:
            raise InputFault("letters.template_syntax", what=str(fault)[:120]) from fault
        names += _walk(tree)
    return names


def _walk(tree: nodes.Template) -> list[str]:
    loops = {
        each.name
        for loop in tree.find_all(nodes.For)
        for each in ([loop.target] if isinstance(loop.target, nodes.Name) else [])
    }
    names = []
    for node in tree.find_all(nodes.Node):
        if not isinstance(node, _ALLOWED):
            raise InputFault("letters.template_syntax", what=type(node).__name__)
        if isinstance(node, nodes.Getattr) and node.attr not in _PASSAGE_KEYS:
            raise InputFault("letters.template_syntax", what=f".{node.attr}")
        if isinstance(node, nodes.Name) and node.ctx == "load" and node.name not in loops:
            names.append(node.name)
    return names


def fill_template(data: bytes, kind: LetterKind, facts: Facts, sender: Sender) -> bytes:
    """The letter as docx, made of the agency's own template. Values are only text: nothing in them acts."""
    values = context(kind, filled(kind, facts, sender), sender)
    by_name = {name: _shown(values[id]) for name, id in field_names(kind).items()}
    by_name |= {name: _shown(values[name]) for name in _HELPERS if name in values}
    template = DocxTemplate(io.BytesIO(data))
    template.render(by_name, jinja_env=_environment(), autoescape=True)
    stream = io.BytesIO()
    template.save(stream)
    return stream.getvalue()


class _Paragraphs(list[Any]):
    """A list that, put into a template as one field, is one paragraph each; passages read as sentences."""

    def __html__(self) -> str:
        return "\a".join(str(escape(_sentence(each))) for each in self)


def _sentence(value: Any) -> str:
    if isinstance(value, dict):
        where, basis, reasons = (str(value.get(key) or "") for key in ("where", "basis", "reasons"))
        return f"{where}：依据{basis}，不予公开。{reasons}"
    return str(value)


def _shown(value: Any) -> Any:
    return _Paragraphs(value) if isinstance(value, list) else value


def blank_template(kind: LetterKind, sender: Sender, *, on: date) -> bytes:
    """The usual text of a kind as a Word template to adapt: fields by their Chinese names, conditions around paragraphs."""
    names = {each.id: field_name(each) for each in kind.elements}
    usual = context(kind, {}, sender)
    source = kind.frame.replace("{{ middle }}", kind.text)
    literal = {f"restart.{key}": str(value) for key, value in usual["restart"].items()}
    literal |= {key: str(usual[key]) for key in ("request_word", "asked_word")}
    for key, words in literal.items():
        source = source.replace(f"{{{{ {key} }}}}", words)
    lines = [_named(line.strip(), names) for line in source.splitlines() if line.strip()]
    to, blocks, annexes = read_lines(lines)
    attached = [
        Block("text", "{%p if 附件清单 %}"),
        Block("text", "附件：{{ 附件清单 }}"),
        Block("text", "{%p endif %}"),
    ]
    paper = LetterPaper(
        head="{{ 机关名称 }}",
        title="{{ 文书名称 }}",
        number="{{ 文号 }}",
        addressee=to,
        blocks=(*blocks, *(attached if "attachments" in names else ())),
        attachments=(),
        contact="{{ 联系人和电话 }}",
        day="{{ 文书日期 }}",
        annexes=annexes,
        numbered="document_number" in names,
    )
    return draw_docx(paper, on=on)


def _named(line: str, names: dict[str, str]) -> str:
    """A line of the usual text with Chinese names; a tag alone on its line stands for its paragraph."""

    def renamed(tag: re.Match[str]) -> str:
        return re.sub(r"(?<![\w.])[a-z_]+", lambda word: names.get(word[0], word[0]), tag[0])

    line = re.sub(r"\{[{%].*?[%}]\}", renamed, line)
    return re.sub(r"^\{%( [^{}]* )%\}$", r"{%p\1%}", line)


def letter_of_own(data: bytes, kind: LetterKind, facts: Facts, sender: Sender) -> tuple[list[str], bytes]:
    """The lines and the docx that an agency's own template makes of the facts."""
    made = fill_template(data, kind, facts, sender)
    addressee = str(facts.get("addressee") or "")
    return lines_of(made, head=sender.name, title=kind.law.title, addressee=addressee), made


def sample_of_own(data: bytes, kind: LetterKind, sender: Sender, *, on: date) -> RenderedLetter:
    """The sample of a kind by an agency's own template; its docx is the template's, its pdf says the same words."""
    facts = with_remedy(kind.id, kind.sample, sender, on)
    lines, made = letter_of_own(data, kind, facts, sender)
    return RenderedLetter(letter_paper(kind.id, facts, sender, lines=lines), on, own_docx=made)


def lines_of(letter: bytes, *, head: str, title: str, addressee: str) -> list[str]:
    """The text of a filled template as a letter's lines: from the address to the signature.

    What stands before the address (head, number, title) and from the agency's name on (signature, day, contact) is drawn
    by the product itself; rows of tables become rows of a form.
    """
    lines = list(_paragraphs(letter))
    start = next((n for n, line in enumerate(lines) if line == f"{addressee}："), None)
    if start is None:
        start = next((n + 1 for n, line in enumerate(lines) if line == title), 0)
    body = []
    for line in lines[start:]:
        if line == head or line.startswith(("附件：", "附件:")):
            break
        body.append(line)
    return body


def read_back(data: bytes, *, head: str, title: str, addressee: str) -> list[str]:
    """The text of a letter's own docx after somebody edited it in a word processor, as lines.

    Headings are known by their face. Raises InputFault for a file that is no docx, acts, or holds no text of a letter.
    """
    _refuse_active(data)
    try:
        lines = lines_of(data, head=head, title=title, addressee=addressee)
    except Exception as fault:  # whatever a broken docx makes the library raise
        raise InputFault("letters.template_no_docx") from fault
    if not lines:
        raise InputFault("letters.no_text", title=title)
    return lines


def _paragraphs(letter: bytes) -> Iterable[str]:
    document = docx.Document(io.BytesIO(letter))
    for block in document.iter_inner_content():
        if isinstance(block, docx.table.Table):
            for row in block.rows:
                cells = list(dict.fromkeys(cell.text.strip() for cell in row.cells))
                yield "| " + " | ".join((cells + [""])[:2])
            continue
        mark = "# " if _is_heading(block) else ""
        for line in block.text.splitlines():
            if line.strip():
                yield mark + line.strip()


def _is_heading(paragraph: Any) -> bool:
    """Whether all its text is in the face of headings, as `docx` draws them."""
    faces = [
        fonts.get(qn("w:eastAsia"))
        for run in paragraph.runs
        if run.text.strip()
        and run._element.rPr is not None
        and (fonts := run._element.rPr.rFonts) is not None
    ]
    return bool(faces) and set(faces) == {HEI}
