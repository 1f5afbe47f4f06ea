"""The leak gate: check a list or file, make its public copy, see a subject's findings, the office's own lists."""

from django.urls import path

from gongkai.workbench.views import leaks

urlpatterns = [
    path("leaks/", leaks.uploads, name="leaks"),
    path("leaks/lists/", leaks.office_lists, name="leak-lists"),
    path("leaks/rescreen/", leaks.rescreen_all, name="leak-rescreen"),
    path("leaks/lists/<str:kind>/<uuid:pk>/end/", leaks.end_entry, name="leak-list-end"),
    path("leaks/files/<uuid:pk>/", leaks.checked_file, name="leak-file"),
    path("leaks/<slug:kind>/<str:pk>/", leaks.subject, name="leak-subject"),
    path("leaks/<slug:kind>/<str:pk>/waive/", leaks.waive, name="leak-waive"),
]
