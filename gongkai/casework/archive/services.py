"""Acts on files: archive a closed case, lengthen its term, make it anonymous by a list with two signatures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from django.db import transaction
from django.utils import timezone

from gongkai.accounts.models import User
from gongkai.agencies.access import KEEPERS, require_role
from gongkai.agencies.models import Role
from gongkai.agencies.numbers import next_numbers
from gongkai.agencies.policies import policies_of
from gongkai.agencies.scope import current_agency_id
from gongkai.audit.services import record
from gongkai.casework import stages
from gongkai.casework.archive.anonymous import make_anonymous
from gongkai.casework.archive.fileset import file_set, is_contested
from gongkai.casework.archive.package import built_package
from gongkai.casework.models import AnonymisingList, ArchiveFile, DisclosureRequest
from gongkai.casework.services import lock_request, note_act
from gongkai.documents.models import FileAccess
from gongkai.documents.purposes import Purpose
from gongkai.documents.services import store_file
from gongkai_law.casework.archive import archive_number, kept_until, years_kept
from gongkai_law.citation import cite
from gongkai_law.errors import InputFault, LawFault


def _check_complete(
    case: DisclosureRequest, waived: Mapping[str, str], held: frozenset[str]
) -> dict[str, str]:
    """What is missing and why it may be; the head of the office answers for it. Raises LawFault otherwise. (条例 45)"""
    missing = file_set(case).missing
    unsaid = [item.label for item in missing if not waived.get(item.id, "").strip()]
    if unsaid:
        raise LawFault("archive.incomplete", articles=(cite("条例 45"),), missing="、".join(unsaid))
    if missing and Role.OFFICE_HEAD not in held:
        raise InputFault("archive.head_waives", missing="、".join(item.label for item in missing))
    return {item.label: waived[item.id].strip() for item in missing}


@transaction.atomic
def archive_case(
    *, disclosure_request: DisclosureRequest, actor: User, waived: Mapping[str, str] | None = None
) -> ArchiveFile:
    """Archive a closed case: the file is complete, it gets its number and term, the package is made, checked and kept.

    `waived`: reason by part that is missing for good (made on paper and lost …), given by the head of the office.
    Raises LawFault naming what is missing; InputFault for a case that is open or archived. (条例 45)
    """
    held = require_role(actor, disclosure_request.agency_id, KEEPERS)
    locked = lock_request(disclosure_request.pk)
    if locked.closed_on is None:
        raise InputFault("archive.open", number=locked.number)
    said = _check_complete(locked, waived or {}, held)
    stages.advance(locked, "archive", ["file_complete"])
    files = file_set(locked)
    until = kept_until(locked.closed_on, files.years)
    serial = next_numbers(series="archive", period=str(locked.closed_on.year))[0]
    number = archive_number(
        fonds=locked.agency.slug.upper(), year=locked.closed_on.year, years=files.years, serial=serial
    )
    with built_package(locked, number=number, files=files, keep_until=until) as stream:
        package = store_file(
            agency=locked.agency,
            actor=None,
            stream=stream,
            name=f"{number}.zip",
            purpose=Purpose.ARCHIVE,
            access=FileAccess.RESTRICTED,
            subject_kind="request",
            subject_id=locked.pk,
        )
    made: ArchiveFile = ArchiveFile.objects.create(
        agency_id=locked.agency_id,
        disclosure_request=locked,
        number=number,
        archived_on=timezone.localdate(),
        archived_by=actor.full_name,
        years=files.years,
        keep_until=until,
        package=package,
        waived=said,
    )
    locked.save(update_fields=["stage"])
    note_act(locked, actor, "request.archive", archive=number, until=until)
    return made


def term_of(archive_file: ArchiveFile) -> date:
    """Until when a file is kept today: a reconsideration or suit since then lengthens the term, nothing shortens it."""
    case = archive_file.disclosure_request
    if case.closed_on is None or not is_contested(case):
        return archive_file.keep_until
    years = years_kept(contested=True, policies=policies_of(case.agency))
    return max(archive_file.keep_until, kept_until(case.closed_on, years))


@transaction.atomic
def propose_anonymising(*, archive_files: Sequence[ArchiveFile], reason: str, actor: User) -> AnonymisingList:
    """Put files whose term is over on a list; somebody else must agree before anything happens."""
    require_role(actor, current_agency_id(), (Role.OFFICE_HEAD, Role.ADMINISTRATOR))
    if not reason.strip():
        raise InputFault("casework.say_why")
    if not archive_files:
        raise InputFault("archive.nothing_due")
    today = timezone.localdate()
    for each in archive_files:
        if each.anonymised_on or term_of(each) >= today:
            raise LawFault("archive.term_runs", number=each.number, until=term_of(each))
    made: AnonymisingList = AnonymisingList.objects.create(
        agency_id=current_agency_id(),
        files=[str(each.pk) for each in archive_files],
        reason=reason[:300],
        proposed_by_id=actor.pk,
        proposed_by=actor.full_name,
        proposed_on=today,
    )
    record(
        agency_id=made.agency_id, actor=actor, act="archive.propose", subject_kind="anonymising_list",
        subject_id=made.pk, count=len(archive_files), reason=reason,
    )  # fmt: skip
    return made


@transaction.atomic
def approve_anonymising(*, listed: AnonymisingList, actor: User) -> int:
    """The leader agrees: what names people in those files is taken out in place; counts and dates stay as they are.

    Raises LawFault where it is the proposer's own list, or a term runs again. Returns how many files were made anonymous.
    """
    require_role(actor, listed.agency_id, (Role.LEADER,))
    if actor.pk == listed.proposed_by_id:
        raise LawFault("archive.own_list")
    today = timezone.localdate()
    if not AnonymisingList.objects.filter(pk=listed.pk, approved_on=None).update(
        approved_on=today, approved_by=actor.full_name
    ):
        raise InputFault("archive.list_done")
    found = ArchiveFile.objects.select_for_update().filter(pk__in=listed.files, anonymised_on=None)
    count = 0
    for each in found:
        if term_of(each) >= today:
            raise LawFault("archive.term_runs", number=each.number, until=term_of(each))
        make_anonymous(each.disclosure_request)
        each.anonymised_on = today
        each.save(update_fields=["anonymised_on"])
        note_act(each.disclosure_request, actor, "request.anonymise", archive=each.number)
        count += 1
    record(
        agency_id=listed.agency_id, actor=actor, act="archive.approve", subject_kind="anonymising_list",
        subject_id=listed.pk, count=count,
    )  # fmt: skip
    return count
