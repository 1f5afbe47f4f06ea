from pathlib import Path

from django.apps import AppConfig

from gongkai_law.errors import register_messages


class AccountsConfig(AppConfig):
    name = "gongkai.accounts"
    verbose_name = "人员与登录"

    def ready(self) -> None:
        register_messages(Path(__file__).parent / "messages")
