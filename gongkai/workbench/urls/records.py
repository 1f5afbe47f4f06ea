"""Published information (主动公开)."""

from django.urls import path

from gongkai.workbench.views import records

urlpatterns = [
    path("records/", records.record_list, name="records"),
    path("records/<uuid:pk>/", records.record_page, name="record"),
]
