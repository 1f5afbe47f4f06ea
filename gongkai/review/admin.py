from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from gongkai.review.models import Review, ReviewException, ReviewStepTaken


class ReadOnly(admin.ModelAdmin[Any]):
    """Reviews move through their services only; here they can be looked at."""

    show_full_result_count = False

    def get_queryset(self, request: HttpRequest) -> Any:
        return self.model.unscoped.all()

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Review)
class ReviewAdmin(ReadOnly):
    list_display = ["title", "round", "step", "conclusion", "completed_at", "ended_at"]
    list_filter = ["step"]


@admin.register(ReviewStepTaken)
class ReviewStepTakenAdmin(ReadOnly):
    list_display = ["at", "person_name", "step", "verdict"]


@admin.register(ReviewException)
class ReviewExceptionAdmin(ReadOnly):
    list_display = ["on", "person_name", "step", "granted_by"]
