from pathlib import Path

from django.apps import AppConfig

from gongkai_law.errors import register_messages


class PortalConfig(AppConfig):
    name = "gongkai.portal"
    verbose_name = "门户"

    def ready(self) -> None:
        register_messages(Path(__file__).parent / "messages")
