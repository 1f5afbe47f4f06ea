from pathlib import Path

from django.apps import AppConfig

from gongkai_law.errors import register_messages


class ReportingConfig(AppConfig):
    name = "gongkai.reporting"
    verbose_name = "年度报告"

    def ready(self) -> None:
        register_messages(Path(__file__).parent / "messages")
