from pathlib import Path

from django.apps import AppConfig

from gongkai_law.errors import register_messages


class CatalogueConfig(AppConfig):
    name = "gongkai.catalogue"
    verbose_name = "标准目录"

    def ready(self) -> None:
        register_messages(Path(__file__).parent / "messages")
