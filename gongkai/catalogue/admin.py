"""The catalogue in Django's admin: to look at only. Every change is an act with its checks and its entry."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from gongkai.catalogue.models import Edition, Item, Obligation


class ReadOnly(admin.ModelAdmin[Any]):
    """Rows of all agencies, unchangeable."""

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return self.model.unscoped.select_related("agency")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Edition)
class EditionAdmin(ReadOnly):
    list_display = ["agency", "number", "title", "state", "since", "until"]
    list_filter = ["state"]


@admin.register(Item)
class ItemAdmin(ReadOnly):
    list_display = ["agency", "area", "level1", "level2", "term"]
    search_fields = ["level1", "level2"]
    show_full_result_count = False


@admin.register(Obligation)
class ObligationAdmin(ReadOnly):
    list_display = ["agency", "label", "due_on", "met", "met_on"]
    list_filter = ["met"]
    show_full_result_count = False
