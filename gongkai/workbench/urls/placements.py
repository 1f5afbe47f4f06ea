"""Channels (公开渠道): where a record goes up and comes down, sheets, scripts, photos, times on air."""

from django.urls import path

from gongkai.workbench.views import placement_files, placements

urlpatterns = [
    path("placements/", placements.boards, name="record-boards"),
    path("records/<uuid:pk>/channels/", placements.channels, name="record-channels"),
    path("placements/<uuid:pk>/", placements.placement, name="record-placement"),
    path("placements/<uuid:pk>/post/", placements.post, name="record-placement-post"),
    path("placements/<uuid:pk>/down/", placements.down, name="record-placement-down"),
    path("placements/<uuid:pk>/cancel/", placements.cancel, name="record-placement-cancel"),
    path("placements/<uuid:pk>/photo/", placements.photo, name="record-placement-photo"),
    path("placements/<uuid:pk>/slot/", placements.slot, name="record-placement-slot"),
    path("placements/<uuid:pk>/sheet/<str:paper>/", placement_files.sheet, name="record-placement-sheet"),
    path("placements/<uuid:pk>/script/", placement_files.script, name="record-placement-script"),
    path("placements/<uuid:pk>/export/", placement_files.export, name="record-placement-export"),
    path(
        "placements/<uuid:pk>/photo/<uuid:photo>/", placement_files.picture, name="record-placement-picture"
    ),
]
