"""Taking in what the office has: a zip of files with its ledger, or the ledger alone; progress that can be left."""

from django.urls import path

from gongkai.workbench.views import record_imports

urlpatterns = [
    path("record-imports/", record_imports.batch_list, name="record-imports"),
    path("record-imports/<uuid:pk>/", record_imports.batch_page, name="record-import"),
]
