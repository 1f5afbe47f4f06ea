from django.contrib import admin

from gongkai.agencies.models import Agency, WorkdayNotice


@admin.register(Agency)
class AgencyAdmin(admin.ModelAdmin[Agency]):
    list_display = ["name", "level", "parent"]
    list_filter = ["level"]
    search_fields = ["name", "slug"]


@admin.register(WorkdayNotice)
class WorkdayNoticeAdmin(admin.ModelAdmin[WorkdayNotice]):
    list_display = ["year", "number", "region_code"]

    def has_change_permission(self, request, obj=None) -> bool:
        # Notices enter through the service that checks them and recomputes open cases.
        return False

    has_add_permission = has_change_permission
    has_delete_permission = has_change_permission
