"""The home page, the search, and what belongs to the session."""

from django.urls import path

from gongkai.workbench.views import home, session

urlpatterns = [
    path("", home.home, name="home"),
    path("search/", home.search, name="search"),
    path("agency/", session.change_agency, name="change-agency"),
    path("type-size/", session.type_size, name="type-size"),
]
