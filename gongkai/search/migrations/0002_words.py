"""The engine's own table, made by the engine of the database in use."""

from django.db import migrations

from gongkai.search.backends import postgresql, sqlite


def _engine(editor):
    return sqlite if editor.connection.vendor == "sqlite" else postgresql


def make(apps, editor):
    _engine(editor).create(editor)


def unmake(apps, editor):
    _engine(editor).drop(editor)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]
    operations = [migrations.RunPython(make, unmake)]
