"""The evidence bundle for a reconsideration or suit: one numbered pdf with a contents page, from what the file holds."""

from __future__ import annotations

import io
import json
import tempfile
from dataclasses import asdict, dataclass, field
from pathlib import Path

import pypdfium2
import typst
from django.db import transaction
from django.utils import timezone
from PIL import Image, UnidentifiedImageError

from gongkai.accounts.models import User
from gongkai.agencies.access import require_role
from gongkai.base.pdfium import ONE_AT_A_TIME
from gongkai.casework.access import READERS
from gongkai.casework.answering.drafting import SUBJECT
from gongkai.casework.archive.fileset import files_of_case, letters_sent
from gongkai.casework.models import DisclosureRequest
from gongkai.casework.words import event_sentence, outcome_label
from gongkai.documents.contents import read_stored
from gongkai.documents.models import StoredFile
from gongkai.documents.purposes import Purpose, label_of
from gongkai.letters.fonts import BODY, FALLBACK, HEI, SONG, font_folders
from gongkai.letters.printing import printed_day
from gongkai.remedies.models import RemedyCase
from gongkai.remedies.responding import audit
from gongkai.review.queries import all_rounds
from gongkai_law.casework.service import service_way
from gongkai_law.errors import Fault, InputFault

TEMPLATE = Path(__file__).parent / "bundle.typ"
_LARGEST = 40 << 20  # of one paper, in bytes
_MOST_PAGES = 300  # of one paper
_PICTURES = {"image/png": ".png", "image/jpeg": ".jpg", "image/gif": ".gif", "image/webp": ".webp"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One paper: `kind` is rows (typed out), pdf, image or note (it is handed over apart); `day` when it was made."""

    title: str
    kind: str
    day: str = ""
    rows: list[tuple[str, str]] = field(default_factory=list)
    text: str = ""
    path: str = ""
    pages: int = 0


def _application(case: DisclosureRequest) -> Entry:
    rows = [
        ("登记号", case.number),
        ("申请人", case.applicant_name),
        ("提出方式", case.get_channel_display()),
        ("提出日期", printed_day(case.submitted_on)),
        ("收到申请之日", printed_day(case.received_on) if case.received_on else ""),
        ("申请的信息", case.subject),
        ("申请内容", case.content),
    ]
    kept = [(label, value) for label, value in rows if value]
    return Entry("政府信息公开申请", "rows", case.submitted_on.isoformat(), kept)


def _handling(case: DisclosureRequest) -> Entry:
    rows = [(event.on.isoformat(), event_sentence(event)) for event in case.events.order_by("sequence")]
    return Entry("办理经过", "rows", "", rows)


def _searches(case: DisclosureRequest) -> list[Entry]:
    return [
        Entry(
            "检索记录",
            "rows",
            each.on.isoformat(),
            [
                ("检索范围", each.scope),
                ("检索的系统", each.systems),
                ("检索词", each.keywords),
                ("检索人", each.persons),
                ("结果", each.result or ("找到" if each.found else "没有找到")),
            ],
        )
        for each in case.searches.order_by("on")
    ]


def _reviews(case: DisclosureRequest) -> list[Entry]:
    found = []
    for letter in letters_sent(case):
        for review in all_rounds(subject_kind=SUBJECT, subject_id=letter.pk):
            rows = [
                (
                    step.step_label,
                    f"{step.person_name}　{timezone.localtime(step.at):%Y-%m-%d %H:%M}　{step.opinion}",
                )
                for step in sorted(review.steps_taken.all(), key=lambda each: each.position)
            ]
            found.append(Entry(f"审核审批记录：{letter.name}（第{review.round}轮）", "rows", "", rows))
    return found


def _services(case: DisclosureRequest) -> list[Entry]:
    found = []
    for letter in letters_sent(case):
        service = getattr(letter, "service", None)
        if service is not None:
            rows = [
                ("文书", f"{letter.title}　{letter.document_number}"),
                ("送达方式", service_way(service.way).label),
                ("送达日期", printed_day(service.served_on)),
                ("邮件号", service.carrier_number),
                ("签收人", service.recipient),
            ]
            kept = [(label, value) for label, value in rows if value]
            found.append(Entry(f"送达记录：{letter.name}", "rows", service.served_on.isoformat(), kept))
    return found


def _paper(stored: StoredFile, title: str, day: str, folder: Path) -> Entry:
    """A stored paper drawn into the bundle; one that cannot be drawn is named with its hash and handed over apart."""
    apart = Entry(title, "note", day, text=f"原件另附：{stored.name}。内容校验码（SHA-256）{stored.sha256}")
    if stored.is_restricted or stored.removed_at is not None:
        return apart
    try:
        data = read_stored(stored, largest=_LARGEST)
    except Fault:
        return apart
    if stored.media_type in _PICTURES:
        return _picture(data, title, day, folder, stored, apart)
    if stored.media_type != "application/pdf":
        return apart
    pages = _pages(data)
    if not 0 < pages <= _MOST_PAGES:
        return apart
    path = folder / f"{stored.pk}.pdf"
    path.write_bytes(data)
    return Entry(title, "pdf", day, path=path.name, pages=pages)


def _pages(data: bytes) -> int:
    """How many pages a pdf has; 0 for one that cannot be read."""
    with ONE_AT_A_TIME:
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError:
            return 0
        try:
            return len(document)
        finally:
            document.close()


def _picture(data: bytes, title: str, day: str, folder: Path, stored: StoredFile, apart: Entry) -> Entry:
    """A picture, decoded once to see that it is one."""
    try:
        with Image.open(io.BytesIO(data)) as picture:
            picture.load()
            path = folder / f"{stored.pk}.png"
            picture.convert("RGB").save(path)
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
        return apart
    return Entry(title, "image", day, path=path.name)


def entries_of(case: DisclosureRequest, folder: Path) -> list[Entry]:
    """Every paper of a case in the order a judge reads: what was asked, what was done, what was answered, how served."""
    letters = letters_sent(case)
    signed = {letter.signed_file_id: letter for letter in letters}
    found = [_application(case)]
    stored = files_of_case(case)
    found += [
        _paper(each, f"{label_of(each.purpose)}：{each.name}", "", folder)
        for each in stored
        if each.purpose in (Purpose.SUBMISSION, Purpose.SCAN)
    ]
    found += [_handling(case), *_searches(case), *_reviews(case)]
    for letter in letters:
        if letter.signed_file is not None:
            day = letter.dated.isoformat() if letter.dated else ""
            found.append(
                _paper(letter.signed_file, f"{letter.title}（{letter.document_number}）", day, folder)
            )
    found += _services(case)
    rest = [
        each
        for each in stored
        if each.pk not in signed and each.purpose not in (Purpose.SUBMISSION, Purpose.SCAN)
    ]
    found += [_paper(each, f"{label_of(each.purpose)}：{each.name}", "", folder) for each in rest]
    return found


@transaction.atomic
def evidence_bundle(*, case: RemedyCase, actor: User) -> bytes:
    """The bundle as pdf; that it was made is kept in the history. Raises InputFault where no request is linked."""
    require_role(actor, case.agency_id, READERS)
    if case.disclosure_request is None:
        raise InputFault("remedies.no_answered_request")
    request = case.disclosure_request
    with tempfile.TemporaryDirectory(prefix="gongkai-bundle-") as place:
        folder = Path(place)
        template = folder / "bundle.typ"
        template.write_bytes(TEMPLATE.read_bytes())
        entries = entries_of(request, folder)
        data = {
            "title": "证据材料目录",
            "agency": request.agency.name,
            "facts": [
                f"案由：{case.get_group_display()}　{case.number}",
                f"提交机关：{request.agency.name}",
                f"涉及的申请：{request.number}　{request.subject}",
                f"答复类型：{outcome_label(request.outcome)}",
                f"制作日期：{printed_day(timezone.localdate())}",
            ],
            "entries": [asdict(entry) for entry in entries],
        }
        made: bytes = typst.compile(
            str(template),
            root=str(folder),
            font_paths=[str(each) for each in font_folders()],
            ignore_system_fonts=True,
            format="pdf",
            sys_inputs={
                "data": json.dumps(data, ensure_ascii=False),
                "body": BODY,
                "hei": HEI,
                "song": SONG,
                "fallback": FALLBACK,
            },
        )
    audit(case, actor, "remedy.bundle", count=len(entries))
    return made
