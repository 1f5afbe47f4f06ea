from pathlib import Path

from django.apps import AppConfig

from gongkai_law.errors import register_messages


class RemediesConfig(AppConfig):
    name = "gongkai.remedies"
    verbose_name = "复议诉讼"

    def ready(self) -> None:
        register_messages(Path(__file__).parent / "messages")
