"""Review and approval (审查审批): what waits for one's station, one round, the ledger."""

from django.urls import path

from gongkai.workbench.views import reviews

urlpatterns = [
    path("reviews/", reviews.review_list, name="reviews"),
    path("reviews/<uuid:pk>/", reviews.review_page, name="review"),
    path("reviews/<uuid:pk>/do/<slug:act>/", reviews.review_act, name="review-act"),
    path("reviews/<uuid:pk>/exception/", reviews.review_exception, name="review-exception"),
]
