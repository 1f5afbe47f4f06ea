"""Blacking out: begin, mark on the pages, burn in."""

from django.urls import path

from gongkai.workbench.views import redactions

urlpatterns = [
    path("redact/files/<uuid:pk>/", redactions.begin, name="redact-begin"),
    path("redact/<uuid:pk>/", redactions.pages, name="redact"),
    path("redact/<uuid:pk>/page/<int:number>.png", redactions.picture, name="redact-picture"),
    path("redact/<uuid:pk>/back/<int:number>/", redactions.take_back, name="redact-back"),
    path("redact/<uuid:pk>/burn/", redactions.burn, name="redact-burn"),
]
