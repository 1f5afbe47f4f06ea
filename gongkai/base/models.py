"""Abstract models every area builds on."""

from __future__ import annotations

import uuid

from django.db import models
from uuid6 import uuid7


def new_id() -> uuid.UUID:
    """A time-ordered UUIDv7 made by the application: inserts stay at the index's edge, merged shards never collide."""
    return uuid.UUID(int=uuid7().int)


class IdentifiedModel(models.Model):
    """A row with a UUIDv7 id and the moment it was made."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    created_at = models.DateTimeField("建立时间", auto_now_add=True)

    class Meta:
        abstract = True
