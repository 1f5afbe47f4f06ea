from pathlib import Path

from django.apps import AppConfig

from gongkai_law.errors import register_messages


class PublishingConfig(AppConfig):
    name = "gongkai.publishing"
    verbose_name = "主动公开"

    def ready(self) -> None:
        register_messages(Path(__file__).parent / "messages")
