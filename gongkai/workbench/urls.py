"""Pages of the workbench (工作台)."""

from django.urls import path

from gongkai.workbench.views import home

app_name = "workbench"
urlpatterns = [path("", home.home, name="home")]
