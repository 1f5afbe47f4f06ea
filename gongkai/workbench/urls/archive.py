"""归档: one case's file, and the list of what is to be archived or made anonymous."""

from django.urls import path

from gongkai.workbench.views import archive

urlpatterns = [
    path("requests/<uuid:pk>/archive/", archive.request_archive, name="request-archive"),
    path("more/archive/", archive.archive_list, name="more-archive"),
    path("more/archive/propose/", archive.propose, name="more-archive-propose"),
    path("more/archive/lists/<uuid:pk>/", archive.approve, name="more-archive-approve"),
]
