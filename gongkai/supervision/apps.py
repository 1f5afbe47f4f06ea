from pathlib import Path

from django.apps import AppConfig

from gongkai_law.errors import register_messages


class SupervisionConfig(AppConfig):
    name = "gongkai.supervision"
    verbose_name = "监督"

    def ready(self) -> None:
        register_messages(Path(__file__).parent / "messages")
