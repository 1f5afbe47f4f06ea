"""更多: training, remedies, ways in, complaints, the calendar."""

from django.urls import path

from gongkai.workbench.views import more

urlpatterns = [
    path("more/", more.more, name="more"),
    path("more/training/", more.training, name="more-training"),
    path("more/remedies/", more.remedies, name="more-remedies"),
    path("more/remedies/<uuid:pk>/", more.remedy_close, name="more-remedy-close"),
    path("more/intake/", more.intake, name="more-intake"),
    path("more/complaints/", more.complaints, name="more-complaints"),
    path("more/calendar/", more.calendar, name="more-calendar"),
]
