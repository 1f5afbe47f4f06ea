"""文书模板: kinds of letter, samples, own templates, own sentences."""

from django.urls import path

from gongkai.workbench.views import letter_templates

urlpatterns = [
    path("more/letters/", letter_templates.letter_kinds, name="letter-kinds"),
    path("more/letters/<slug:kind>/", letter_templates.letter_kind_page, name="letter-kind"),
    path("more/letters/<slug:kind>/sample/<slug:fmt>/", letter_templates.letter_sample, name="letter-sample"),
    path("more/letters/<slug:kind>/retire/", letter_templates.letter_retire, name="letter-retire"),
    path(
        "more/letters/<slug:kind>/sentence/<slug:key>/",
        letter_templates.letter_sentence,
        name="letter-sentence",
    ),
]
