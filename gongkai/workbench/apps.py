from pathlib import Path

from django.apps import AppConfig

from gongkai_law.errors import register_messages


class WorkbenchConfig(AppConfig):
    name = "gongkai.workbench"
    verbose_name = "工作台"

    def ready(self) -> None:
        register_messages(Path(__file__).parent / "messages")
