"""The one door to stored files, for staff. An area that owns subjects says here who may see their files."""

from __future__ import annotations

from collections.abc import Callable

from django.core.exceptions import PermissionDenied, ValidationError

from gongkai.accounts.models import User
from gongkai.agencies.access import require_role, roles_in
from gongkai.agencies.models import Role
from gongkai.agencies.scope import current_agency_id
from gongkai.documents.models import StoredFile

# Who handles originals with personal data: they need them to make, check and approve what is published or answered.
RESTRICTED_READERS = (
    Role.CLERK,
    Role.UNIT_HEAD,
    Role.REVIEWER,
    Role.OFFICE_HEAD,
    Role.LEADER,
)
WRITERS = tuple(role for role in Role.values if role != Role.SUPERVISOR)
# kind of subject → raises PermissionDenied when the person may not see that subject
Guard = Callable[[User, str], object]
_GUARDS: dict[str, Guard] = {}


def guard_subject(kind: str, guard: Guard) -> None:
    """An area says (in its AppConfig.ready) who may see the files of its subjects: `guard(user, subject_id)` raises."""
    _GUARDS[kind] = guard


def require_writer(user: User) -> None:
    """Whoever serves the agency, supervisors from above aside, may store files in it."""
    require_role(user, current_agency_id(), WRITERS)


def require_subject(user: User, kind: str, subject_id: str) -> None:
    """The person serves the agency and may see the subject, as far as its area has a guard."""
    require_role(user, current_agency_id(), Role.values)
    guard = _GUARDS.get(kind)
    if guard is not None:
        guard(user, subject_id)


def access_file(user: User, pk: object) -> StoredFile:
    """The file if it is the agency's own and its subject may be seen; PermissionDenied for all others alike.

    Having it is not opening it: `services.open_file` opens, and notes the opening of a restricted original.
    """
    try:
        found: StoredFile | None = StoredFile.objects.filter(pk=pk).first()
    except (ValidationError, ValueError):
        found = None
    if found is None:
        raise PermissionDenied
    require_subject(user, found.subject_kind, found.subject_id)
    return found


def may_open_restricted(user: User, stored_file: StoredFile) -> bool:
    """Whether the person's roles allow opening restricted originals of the agency."""
    return bool(roles_in(user, stored_file.agency_id) & set(RESTRICTED_READERS))


def require_opener(user: User, stored_file: StoredFile) -> None:
    """PermissionDenied unless the person may open this file."""
    require_subject(user, stored_file.subject_kind, stored_file.subject_id)
    if stored_file.is_restricted and not may_open_restricted(user, stored_file):
        raise PermissionDenied


def may_handle(user: User, stored_file: StoredFile) -> bool:
    """Whether the person may have a file checked and its public copy made: whoever may open it, and whoever handed it
    in (a village clerk). Neither shows what the original says."""
    if not stored_file.is_restricted or stored_file.stored_by_id == user.pk:
        return True
    return may_open_restricted(user, stored_file)


def require_handler(user: User, stored_file: StoredFile) -> None:
    """PermissionDenied unless the person may handle this file."""
    require_subject(user, stored_file.subject_kind, stored_file.subject_id)
    if not may_handle(user, stored_file):
        raise PermissionDenied
