from pathlib import Path

from django.apps import AppConfig

from gongkai_law.errors import register_messages


class LettersConfig(AppConfig):
    name = "gongkai.letters"
    verbose_name = "文书"

    def ready(self) -> None:
        register_messages(Path(__file__).parent / "messages")
