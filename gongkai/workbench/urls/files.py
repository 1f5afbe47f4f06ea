"""Stored files: seeing what is known of one, opening it."""

from django.urls import path

from gongkai.workbench.views import files

urlpatterns = [
    path("files/<uuid:pk>/", files.stored_file, name="file"),
    path("files/<uuid:pk>/open/", files.open_stored_file, name="file-open"),
]
