"""The annual report (年度报告)."""

from django.urls import path

from gongkai.workbench.views import report_acts, reports

urlpatterns = [
    path("reports/", reports.report_list, name="reports"),
    path("reports/<int:year>/", reports.report_page, name="report"),
    path("reports/<int:year>/cell/<str:cell>/", reports.report_cell, name="report-cell"),
    path("reports/<int:year>/figure/<str:cell>/", report_acts.report_figure, name="report-figure"),
    path("reports/<int:year>/chapter/<int:number>/", report_acts.report_chapter, name="report-chapter"),
    path("reports/<int:year>/notes/", report_acts.report_notes, name="report-notes"),
    path("reports/<int:year>/do/<slug:act>/", report_acts.report_act, name="report-act"),
    path("reports/<int:year>/export/<slug:fmt>/", report_acts.report_export, name="report-export"),
]
