from django.apps import AppConfig


class BaseConfig(AppConfig):
    name = "gongkai.base"
    verbose_name = "基础"

    def ready(self) -> None:
        from django.utils.translation import gettext

        from gongkai_law.errors import speak_by

        # A refusal is told in the language of whoever is refused; without a translation it is told in Chinese.
        speak_by(gettext)
