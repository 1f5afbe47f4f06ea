"""“这一步怎么做”: the manual in the product."""

from django.urls import path

from gongkai.workbench.views import help

urlpatterns = [
    path("help/", help.contents, name="help"),
    path("help/for/<str:url_name>/", help.help_for, name="help-for"),
    path("help/articles/", help.articles, name="help-articles"),
    path("help/<path:name>/", help.help_page, name="help-page"),
]
