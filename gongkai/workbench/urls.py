"""Pages of the workbench (工作台)."""

from django.urls import path

from gongkai.workbench.views import home, ledgers, more, records, report_acts, reports, requests, session

app_name = "workbench"
urlpatterns = [
    path("", home.home, name="home"),
    path("search/", home.search, name="search"),
    path("agency/", session.change_agency, name="change-agency"),
    path("type-size/", session.type_size, name="type-size"),
    path("requests/", requests.request_list, name="requests"),
    path("requests/new/", requests.request_new, name="request-new"),
    path("requests/<uuid:pk>/", requests.request_page, name="request"),
    path("requests/<uuid:pk>/event/", requests.request_event, name="request-event"),
    path("requests/<uuid:pk>/answer/", requests.request_answer, name="request-answer"),
    path("records/", records.record_list, name="records"),
    path("records/<uuid:pk>/", records.record_page, name="record"),
    path("import/<slug:key>/", ledgers.ledger_import, name="ledger-import"),
    path("import/<slug:key>/template/", ledgers.ledger_template, name="ledger-template"),
    path("reports/", reports.report_list, name="reports"),
    path("reports/<int:year>/", reports.report_page, name="report"),
    path("reports/<int:year>/cell/<str:cell>/", reports.report_cell, name="report-cell"),
    path("reports/<int:year>/figure/<str:cell>/", report_acts.report_figure, name="report-figure"),
    path("reports/<int:year>/chapter/<int:number>/", report_acts.report_chapter, name="report-chapter"),
    path("reports/<int:year>/notes/", report_acts.report_notes, name="report-notes"),
    path("reports/<int:year>/do/<slug:act>/", report_acts.report_act, name="report-act"),
    path("reports/<int:year>/export/<slug:fmt>/", report_acts.report_export, name="report-export"),
    path("more/", more.more, name="more"),
    path("more/training/", more.training, name="more-training"),
    path("more/remedies/", more.remedies, name="more-remedies"),
    path("more/remedies/<uuid:pk>/", more.remedy_close, name="more-remedy-close"),
    path("more/intake/", more.intake, name="more-intake"),
    path("more/complaints/", more.complaints, name="more-complaints"),
    path("more/calendar/", more.calendar, name="more-calendar"),
]
