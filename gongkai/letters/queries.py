"""Reads: an agency as the writer of letters, its templates and sentences."""

from __future__ import annotations

from datetime import date

from gongkai.agencies.models import Agency
from gongkai.agencies.policies import policies_of
from gongkai.agencies.scope import current_agency_id
from gongkai.documents.contents import read_stored
from gongkai.letters.kind import LetterKind
from gongkai.letters.models import OwnSentence, OwnTemplate, RemedyChannels
from gongkai.letters.render import RenderedLetter, sample_letter
from gongkai.letters.sender import Sender
from gongkai.letters.templates_own import sample_of_own
from gongkai_law.remedies import RemedyForum


def remedy_channels() -> RemedyChannels | None:
    """What the agency in scope names beside body and court."""
    found: RemedyChannels | None = RemedyChannels.objects.first()
    return found


def own_sentences() -> dict[str, str]:
    """The sentences the agency says in its own words, by key."""
    return dict(OwnSentence.objects.values_list("key", "words"))


def contact_of(agency: Agency, *, person: str = "") -> str:
    """Whom to ask: the clerk or the disclosure office, with the telephone; what is not known is left out."""
    who = person or agency.office_name
    parts = [f"联系人：{who}" if who else "", f"电话：{agency.office_phone}" if agency.office_phone else ""]
    return "，".join(part for part in parts if part)


def sender_of(agency: Agency, *, person: str = "") -> Sender:
    """The agency as it stands in its letters; `person` is the clerk to ask."""
    channels = remedy_channels()
    return Sender(
        name=agency.name,
        short_name=agency.short_name,
        contact=contact_of(agency, person=person),
        forum=RemedyForum(
            recon_body=agency.reconsideration_body,
            court=agency.court,
            online_url=channels.online_url if channels else "",
            complaint_body=channels.complaint_body if channels else "",
        ),
        policies=policies_of(agency),
        address=agency.office_address,
        own_words=own_sentences(),
    )


def current_sender() -> Sender:
    """The agency in scope as it stands in its letters."""
    return sender_of(Agency.objects.get(pk=current_agency_id()))


def sample_in_use(kind: LetterKind, sender: Sender, *, on: date) -> RenderedLetter:
    """The sample of a kind as the agency would write it: by its own template where it has one."""
    own = active_template(kind.id)
    if own is None:
        return sample_letter(kind, sender, on=on)
    return sample_of_own(template_data(own), kind, sender, on=on)


def active_template(kind: str) -> OwnTemplate | None:
    """The agency's own template of a kind in use, if it has one."""
    found: OwnTemplate | None = (
        OwnTemplate.objects.filter(kind=kind, active=True).select_related("file").first()
    )
    return found


def active_templates() -> dict[str, OwnTemplate]:
    """Kind → the agency's own template in use."""
    return {each.kind: each for each in OwnTemplate.objects.filter(active=True).select_related("file")}


def template_versions(kind: str) -> list[OwnTemplate]:
    """Every version of the agency's own template of a kind, the newest first."""
    return list(OwnTemplate.objects.filter(kind=kind).select_related("file").order_by("-version"))


def template_data(template: OwnTemplate) -> bytes:
    """The template's bytes."""
    return read_stored(template.file)
