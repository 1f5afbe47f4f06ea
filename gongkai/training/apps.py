from pathlib import Path

from django.apps import AppConfig

from gongkai_law.errors import register_messages


class TrainingConfig(AppConfig):
    name = "gongkai.training"
    verbose_name = "培训"

    def ready(self) -> None:
        register_messages(Path(__file__).parent / "messages")
