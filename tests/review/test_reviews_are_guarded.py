"""Reviews and their steps are written by their services only: every other way is refused."""

from __future__ import annotations

import pytest
from django.db.models import ProtectedError
from django.test import Client
from django.utils import timezone

from gongkai.base.gates import GateShut
from gongkai.review.models import Review, ReviewStepTaken
from tests.cast import Office
from tests.review.handing import HASH, handed_in


def forged(office: Office) -> Review:
    return Review(
        agency=office.agency,
        subject_kind="thing",
        subject_id=office.agency.pk,
        title="伪造",
        content_hash=HASH,
        round=1,
        step="scheduled",
        conclusion="publish",
        completed_at=timezone.now(),
    )


WAYS = {
    "save": lambda office: forged(office).save(),
    "objects.create": lambda office: Review.objects.create(agency=office.agency, title="伪造"),
    "unscoped.create": lambda office: Review.unscoped.create(agency=office.agency, title="伪造"),
    "bulk_create": lambda office: Review.objects.bulk_create([forged(office)]),
    "unscoped.bulk_create": lambda office: Review.unscoped.bulk_create([forged(office)]),
    "update": lambda office: Review.objects.update(completed_at=timezone.now()),
    "unscoped.update": lambda office: Review.unscoped.filter(step="unit_head").update(step="scheduled"),
    "bulk_update": lambda office: Review.objects.bulk_update(list(Review.objects.all()), ["step"]),
    "update_or_create": lambda office: Review.objects.update_or_create(
        subject_kind="thing", defaults={"step": "scheduled"}
    ),
    "delete": lambda office: Review.objects.first().delete(),
    "queryset delete": lambda office: ReviewStepTaken.objects.all().delete(),
    "a step added by hand": lambda office: ReviewStepTaken.objects.create(
        review=Review.objects.first(),
        position=9,
        step="approval",
        person_id=office.zhao.pk,
        person_name="赵强",
        at=timezone.now(),
        move="scheduled",
    ),
    "through the related manager": lambda office: Review.objects.first().steps_taken.create(
        position=9, step="approval"
    ),
    "a step rewritten": lambda office: ReviewStepTaken.objects.update(person_name="别人"),
}


@pytest.mark.parametrize("way", WAYS, ids=WAYS.keys())
def test_refused(office: Office, way: str) -> None:
    handed_in(office)
    with pytest.raises((GateShut, RuntimeError, ProtectedError)):
        WAYS[way](office)
    assert not Review.objects.exclude(completed_at=None).exists()


def test_the_admin_pages_only_look(office: Office, client: Client) -> None:
    review = handed_in(office)
    office.sun.is_staff = office.sun.is_superuser = True
    office.sun.save()
    client.force_login(office.sun, backend="allauth.account.auth_backends.AuthenticationBackend")
    for address in (
        "/admin/review/review/add/",
        f"/admin/review/review/{review.pk}/delete/",
    ):
        assert client.post(address, {"step": "scheduled"}).status_code == 403
    assert client.post(f"/admin/review/review/{review.pk}/change/", {"step": "scheduled"}).status_code == 403
    review.refresh_from_db()
    assert review.step == "unit_head"
