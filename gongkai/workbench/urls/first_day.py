"""第一天: the steps that lead an empty office."""

from django.urls import path

from gongkai.workbench.views import first_day

urlpatterns = [
    path("first-day/", first_day.first_day, name="home-first-day"),
    path("first-day/<slug:key>/<slug:act>/", first_day.change, name="home-first-day-change"),
]
