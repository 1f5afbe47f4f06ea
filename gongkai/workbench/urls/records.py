"""Published information (主动公开): lists, one record, writing it, acts on it."""

from django.urls import path

from gongkai.workbench.views import record_acts, record_edit, record_papers, records

urlpatterns = [
    path("records/", records.record_list, name="records"),
    path("records/new/", record_edit.record_new, name="record-new"),
    path("records/review-ledger/", record_papers.review_ledger_file, name="record-ledger"),
    path("records/<uuid:pk>/", records.record_page, name="record"),
    path("records/<uuid:pk>/edit/", record_edit.record_edit, name="record-edit"),
    path("records/<uuid:pk>/word/", record_edit.record_word, name="record-word"),
    path("records/<uuid:pk>/files/", record_edit.record_files, name="record-files"),
    path("records/<uuid:pk>/files/<uuid:file>/off/", record_edit.record_file_off, name="record-file-off"),
    path("records/<uuid:pk>/ties/", record_edit.record_ties, name="record-ties"),
    path("records/<uuid:pk>/policy/", record_edit.record_policy, name="record-policy"),
    path("records/<uuid:pk>/hand-in/", record_acts.record_hand_in, name="record-hand-in"),
    path("records/<uuid:pk>/versions/<int:number>/", records.record_version, name="record-version"),
    path("records/<uuid:pk>/form.<slug:fmt>", record_papers.registration_form, name="record-form"),
    path("records/<uuid:pk>/<slug:act>/", record_acts.record_act, name="record-act"),
]
