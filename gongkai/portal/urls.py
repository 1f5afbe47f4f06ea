"""Pages of the portal (门户)."""

from django.urls import path

from gongkai.portal.views import reports

app_name = "portal"
urlpatterns = [
    path("", reports.agencies, name="home"),
    path("<slug:slug>/", reports.years, name="years"),
    path("<slug:slug>/reports/<int:year>/", reports.report, name="report"),
]
