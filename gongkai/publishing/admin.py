from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from gongkai.publishing.models import Record, RecordVersion


class ReadOnly(admin.ModelAdmin[Any]):
    """Records go through the gate only; here they can be looked at."""

    show_full_result_count = False

    def get_queryset(self, request: HttpRequest) -> Any:
        return self.model.unscoped.all()

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Record)
class RecordAdmin(ReadOnly):
    list_display = ["index_number", "title", "state", "published_on"]
    list_filter = ["state", "category"]
    search_fields = ["title", "document_number", "index_number"]


@admin.register(RecordVersion)
class RecordVersionAdmin(ReadOnly):
    list_display = ["title", "number", "ground", "published_at"]
    list_filter = ["ground"]
