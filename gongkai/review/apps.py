from pathlib import Path

from django.apps import AppConfig

from gongkai_law.errors import register_messages


class ReviewConfig(AppConfig):
    name = "gongkai.review"
    verbose_name = "审查审批"

    def ready(self) -> None:
        register_messages(Path(__file__).parent / "messages")
