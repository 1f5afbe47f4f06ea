"""After the answer: a reconsideration or suit, complaints, own records, making something proactive."""

from django.urls import path

from gongkai.workbench.views import after, after_more

urlpatterns = [
    path("more/remedies/<uuid:pk>/case/", after.remedy_page, name="remedy"),
    path("more/remedies/<uuid:pk>/bundle/", after.remedy_bundle, name="remedy-bundle"),
    path("more/remedies/<uuid:pk>/do/<slug:act>/", after.remedy_act, name="remedy-act"),
    path("more/complaints/<uuid:pk>/", after_more.complaint_settle, name="complaint"),
    path("more/own-records/", after_more.own_records, name="own-records"),
    path("more/own-records/<uuid:pk>/", after_more.own_record, name="own-record"),
    path("more/suggestions/", after_more.suggestions, name="suggestions"),
    path("more/suggestions/<uuid:pk>/", after_more.suggestion, name="suggestion"),
]
