"""A case's letters: begin one, write it, review, sign, serve, compare, download."""

from django.urls import path

from gongkai.workbench.views import letter_acts, letters

urlpatterns = [
    path("requests/<uuid:pk>/letters/answer/", letters.begin_answer, name="letter-answer"),
    path("requests/<uuid:pk>/letters/begin/<slug:kind>/", letters.begin_other, name="letter-begin"),
    path("letters/<uuid:pk>/", letters.letter_page, name="letter"),
    path("letters/<uuid:pk>/edit/", letters.letter_edit, name="letter-edit"),
    path("letters/<uuid:pk>/text/", letters.letter_text, name="letter-text"),
    path("letters/<uuid:pk>/compare/", letters.letter_compare, name="letter-compare"),
    path("letters/<uuid:pk>/file/<slug:fmt>/", letters.letter_file, name="letter-file"),
    path("letters/<uuid:pk>/slip/", letters.letter_slip, name="letter-slip"),
    path("letters/<uuid:pk>/do/<slug:act>/", letter_acts.letter_act, name="letter-act"),
]
