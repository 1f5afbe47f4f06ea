"""Acts on how an agency writes its letters: its own template, its own sentence, its channels of remedy."""

from __future__ import annotations

import io

from django.db import transaction

from gongkai.accounts.models import User
from gongkai.agencies.models import Agency
from gongkai.agencies.scope import current_agency_id
from gongkai.audit.services import record
from gongkai.documents.purposes import Purpose
from gongkai.documents.services import store_file
from gongkai.letters.access import require_keeper
from gongkai.letters.kinds import letter_kind
from gongkai.letters.models import OwnSentence, OwnTemplate, RemedyChannels
from gongkai.letters.printing import MARK
from gongkai.letters.templates_own import check_template
from gongkai_law.errors import InputFault

LARGEST_TEMPLATE = 5 << 20


def _audit(actor: User, act: str, subject: object, **data: object) -> None:
    record(
        agency_id=current_agency_id(),
        actor=actor,
        act=act,
        subject_kind="letter_kind",
        subject_id=subject,
        **data,
    )


def upload_template(*, kind: str, data: bytes, name: str, actor: User) -> OwnTemplate:
    """Use an agency's own Word template for a kind from now on.

    Raises InputFault where it is no docx, holds something that acts, lacks a field of the kind or has another one.
    """
    require_keeper(actor)
    found = letter_kind(kind)
    if len(data) > LARGEST_TEMPLATE:
        raise InputFault("file.too_large", size=len(data) >> 20, limit=LARGEST_TEMPLATE >> 20)
    check_template(data, found)
    agency = Agency.objects.get(pk=current_agency_id())
    stored = store_file(
        agency=agency,
        actor=actor,
        stream=io.BytesIO(data),
        name=name,
        purpose=Purpose.TEMPLATE,
        subject_kind="letter_kind",
        subject_id=kind,
    )
    with transaction.atomic():
        Agency.objects.select_for_update().get(pk=agency.pk)
        last = OwnTemplate.objects.filter(kind=kind).order_by("-version").first()
        OwnTemplate.objects.filter(kind=kind, active=True).update(active=False)
        made: OwnTemplate = OwnTemplate.objects.create(
            agency_id=agency.pk,
            kind=kind,
            version=last.version + 1 if last else 1,
            file=stored,
            uploaded_by=actor.full_name,
        )
        _audit(actor, "letter.template", kind, letter=found.law.name, version=made.version)
    return made


@transaction.atomic
def retire_template(*, kind: str, actor: User) -> None:
    """Go back to the usual text of a kind; the template stays for the letters made of it."""
    require_keeper(actor)
    found = letter_kind(kind)
    if not OwnTemplate.objects.filter(kind=kind, active=True).update(active=False):
        raise InputFault("letters.no_template", letter=found.law.name)
    _audit(actor, "letter.template_retire", kind, letter=found.law.name)


@transaction.atomic
def set_sentence(*, key: str, words: str, actor: User) -> None:
    """Say a sentence in the agency's own words; empty words go back to the usual ones."""
    require_keeper(actor)
    text = words.strip()
    if MARK in text:
        raise InputFault("letters.sentence_mark")
    if not text:
        OwnSentence.objects.filter(key=key).delete()
    else:
        OwnSentence.objects.update_or_create(
            agency_id=current_agency_id(), key=key, defaults={"words": text, "written_by": actor.full_name}
        )
    _audit(actor, "letter.sentence", key, words=text or "恢复原来的写法")


@transaction.atomic
def set_channels(*, online_url: str, complaint_body: str, actor: User) -> RemedyChannels:
    """Name the online channel of reconsideration and whom to complain to. (行政复议法 22.2; 条例 51)"""
    require_keeper(actor)
    made: RemedyChannels
    made, _ = RemedyChannels.objects.update_or_create(
        agency_id=current_agency_id(),
        defaults={"online_url": online_url.strip(), "complaint_body": complaint_body.strip()},
    )
    _audit(actor, "letter.channels", made.pk, url=made.online_url, body=made.complaint_body)
    return made
