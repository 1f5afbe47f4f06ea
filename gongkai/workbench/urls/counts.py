"""Chapter one's counts of a year, and the records behind each."""

from django.urls import path

from gongkai.workbench.views import counts

urlpatterns = [
    path("records/counts/<int:year>/", counts.year_counts, name="record-counts"),
    path("records/counts/<int:year>/category/<slug:key>/", counts.of_category, name="record-counts-category"),
    path("records/counts/<int:year>/channel/<slug:key>/", counts.of_channel, name="record-counts-channel"),
]
