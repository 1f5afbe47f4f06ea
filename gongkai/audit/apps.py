from pathlib import Path

from django.apps import AppConfig

from gongkai.audit.vocabulary import register_acts
from gongkai_law.errors import register_messages


class AuditConfig(AppConfig):
    name = "gongkai.audit"
    verbose_name = "留痕"

    def ready(self) -> None:
        register_messages(Path(__file__).parent / "messages")
        from django.apps import apps

        for config in apps.get_app_configs():
            register_acts(Path(config.path) / "acts.toml")
