from pathlib import Path

from django.apps import AppConfig

from gongkai_law.errors import register_messages


class AgenciesConfig(AppConfig):
    name = "gongkai.agencies"
    verbose_name = "单位"

    def ready(self) -> None:
        register_messages(Path(__file__).parent / "messages")
