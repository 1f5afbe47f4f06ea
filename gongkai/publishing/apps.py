from pathlib import Path

from django.apps import AppConfig

from gongkai_law.errors import register_messages


class PublishingConfig(AppConfig):
    name = "gongkai.publishing"
    verbose_name = "主动公开"

    def ready(self) -> None:
        register_messages(Path(__file__).parent / "messages")
        from gongkai.documents.access import guard_subject
        from gongkai.documents.leaks.sources import register_source
        from gongkai.publishing import access, gate, relations
        from gongkai.publishing.content import SUBJECT
        from gongkai.publishing.leaks import SOURCE

        guard_subject(SUBJECT, access.access_record)
        register_source(SOURCE)
        gate.EFFECTS.append(relations.take_effect)
