"""What a supervisor sees of the agencies below: reports of a year, years side by side, sums, files they sent in."""

from django.urls import path

from gongkai.workbench.views import county, county_received

urlpatterns = [
    path("county/", county.county, name="county"),
    path("county/years/", county.county_years, name="county-years"),
    path("county/sum/<int:year>/", county.county_sum_page, name="county-sum"),
    path("county/sum/<int:year>/xlsx/", county.county_sum_file, name="county-sum-file"),
    path("county/of/<slug:slug>/<int:year>/", county.county_report, name="county-report"),
    path("county/received/", county_received.received_list, name="county-received"),
    path("county/received/xlsx/<int:year>/", county_received.received_file, name="county-received-file"),
    path("county/received/<uuid:pk>/", county_received.received_report, name="county-received-one"),
    path("county/received/<uuid:pk>/forget/", county_received.received_forget, name="county-received-forget"),
]
