from pathlib import Path

from django.apps import AppConfig

from gongkai_law.errors import register_messages


class CaseworkConfig(AppConfig):
    name = "gongkai.casework"
    verbose_name = "依申请公开"

    def ready(self) -> None:
        from gongkai.casework.access import access_request
        from gongkai.documents.access import guard_subject

        register_messages(Path(__file__).parent / "messages")
        guard_subject("request", access_request)
