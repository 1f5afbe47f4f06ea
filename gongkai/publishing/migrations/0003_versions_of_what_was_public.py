"""Every record that was public before versions were kept gets its first version, under the kind of its own: published
before, its review on paper. Its content is what stood in the register."""

import hashlib
import json
from datetime import datetime, time

from django.db import migrations
from django.utils import timezone

from gongkai.base.models import new_id
from gongkai.publishing.models.record import gate

FIELDS = (
    "title summary body category document_number formed_on changed_on subject_class genre keywords publisher mode "
    "effective_on valid_until public_until"
).split()


def first_versions(apps, schema_editor):
    Record = apps.get_model("publishing", "Record")
    RecordVersion = apps.get_model("publishing", "RecordVersion")
    with gate.opened():
        for record in Record._base_manager.filter(state__in=["published", "withdrawn"]).iterator():
            content = {
                name: value.isoformat() if hasattr(value := getattr(record, name), "isoformat") else value
                for name in FIELDS
            }
            content["attachments"] = []
            text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
            at = timezone.make_aware(datetime.combine(record.published_on, time(0, 0)))
            version = RecordVersion(
                id=new_id(),
                agency_id=record.agency_id,
                record_id=record.pk,
                number=1,
                content=content,
                content_hash=hashlib.sha256(text.encode()).hexdigest(),
                ground="on_paper",
                paper_register=f"纸质审查登记，见台账“{record.source}”",
                paper_reviewed_by=record.reviewed_by,
                paper_reviewed_on=record.reviewed_on,
                paper_approved_by=record.approved_by,
                paper_approved_on=record.approved_on,
                published_at=at,
                published_by=record.drafted_by,
                title=record.title,
                document_number=record.document_number,
                category=record.category,
                formed_on=record.formed_on,
            )
            RecordVersion._base_manager.bulk_create([version])
            Record._base_manager.filter(pk=record.pk).update(
                public_version_id=version.pk, first_published_at=at
            )


class Migration(migrations.Migration):
    dependencies = [("publishing", "0002_versions_and_gate")]
    operations = [migrations.RunPython(first_versions, migrations.RunPython.noop)]
