from pathlib import Path

from django.apps import AppConfig

from gongkai_law.errors import register_messages


class AccountsConfig(AppConfig):
    name = "gongkai.accounts"
    verbose_name = "人员与登录"

    def ready(self) -> None:
        from allauth.account.signals import password_changed, password_reset

        from gongkai.accounts.signals import on_password_changed

        register_messages(Path(__file__).parent / "messages")
        for changed in (password_changed, password_reset):
            changed.connect(on_password_changed)
