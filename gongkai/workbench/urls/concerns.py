"""Public concerns (回应关切) and the index-number rule."""

from django.urls import path

from gongkai.workbench.views import concerns

urlpatterns = [
    path("more/concerns/", concerns.concern_list, name="more-concerns"),
    path("more/concerns/<uuid:pk>/", concerns.concern_page, name="concern"),
    path("more/index-numbers/", concerns.index_rules, name="more-index-numbers"),
]
