"""The guided choice of an answer."""

from django.urls import path

from gongkai.workbench.views import questions

urlpatterns = [path("requests/<uuid:pk>/questions/", questions.questions, name="request-questions")]
