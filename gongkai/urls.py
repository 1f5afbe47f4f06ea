"""Where the faces hang: portal at the root, workbench under /work/, Django's admin under /admin/."""

from django.contrib import admin
from django.urls import include, path
from django.views.i18n import set_language

urlpatterns = [
    path("admin/", admin.site.urls),
    path("sign-in/", include("allauth.urls")),
    path("language/", set_language, name="set_language"),
    path("work/", include("gongkai.workbench.urls")),
    path("", include("gongkai.portal.urls")),
]
