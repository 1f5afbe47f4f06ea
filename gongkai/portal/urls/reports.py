"""Agencies and their annual reports."""

from django.urls import path

from gongkai.portal.views import reports

urlpatterns = [
    path("", reports.agencies, name="home"),
    path("<slug:slug>/", reports.years, name="years"),
    path("<slug:slug>/reports/<int:year>/", reports.report, name="report"),
]
