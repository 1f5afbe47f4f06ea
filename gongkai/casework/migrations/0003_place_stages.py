from django.db import migrations


def place_stages(apps, schema_editor):
    """Cases kept before stages were: where each stands follows from its clock."""
    cases = apps.get_model("casework", "DisclosureRequest").unscoped
    waiting = {"waiting_correction": "wait_correction", "waiting_fee": "wait_fee", "consulting": "consulting"}
    cases.filter(closed_on=None, received_on=None).update(stage="submitted")
    cases.filter(closed_on__isnull=False).update(stage="closed")
    for state, stage in waiting.items():
        cases.filter(closed_on=None, state=state).update(stage=stage)


class Migration(migrations.Migration):
    dependencies = [("casework", "0002_handling")]

    operations = [migrations.RunPython(place_stages, migrations.RunPython.noop)]
