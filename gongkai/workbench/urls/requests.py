"""Citizens' requests (依申请公开)."""

from django.urls import path

from gongkai.workbench.views import request_intake, requests

urlpatterns = [
    path("requests/", requests.request_list, name="requests"),
    path("requests/new/", request_intake.request_new, name="request-new"),
    path("requests/new/many/", request_intake.request_many, name="request-many"),
    path("requests/<uuid:pk>/receipt.<slug:fmt>", request_intake.request_receipt, name="request-receipt"),
    path("requests/export/<slug:what>/", requests.request_export, name="request-export"),
    path("requests/<uuid:pk>/", requests.request_page, name="request"),
    path("requests/<uuid:pk>/identity/", requests.request_identity, name="request-identity"),
    path("requests/<uuid:pk>/what-if/", requests.request_whatif, name="request-whatif"),
    path("requests/<uuid:pk>/answer/", requests.request_answer, name="request-answer"),
]
