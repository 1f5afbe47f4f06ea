"""Acts on a request, each with its page."""

from django.urls import path

from gongkai.workbench.views import request_acts

urlpatterns = [path("requests/<uuid:pk>/do/<slug:act>/", request_acts.request_act, name="request-act")]
