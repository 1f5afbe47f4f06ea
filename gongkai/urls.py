"""Where the faces hang: portal at the root, workbench under /work/, Django's admin under /admin/."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    path("sign-in/", include("allauth.urls")),
    path("work/", include("gongkai.workbench.urls")),
    path("", include("gongkai.portal.urls")),
]
