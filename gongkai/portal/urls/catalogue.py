"""The standard catalogue (基层政务公开标准目录)."""

from django.urls import path

from gongkai.portal.views import catalogue

urlpatterns = [
    path("<slug:slug>/catalogue/", catalogue.catalogue, name="catalogue"),
    path("<slug:slug>/catalogue.xlsx", catalogue.download, name="catalogue-xlsx"),
]
