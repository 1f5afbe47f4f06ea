"""Published information: lists, the document page and its files, the library of normative documents, the feed."""

from django.urls import path

from gongkai.portal.views import records

urlpatterns = [
    path("<slug:slug>/records/", records.record_list, name="records"),
    path("<slug:slug>/records/<uuid:pk>/", records.record, name="record"),
    path("<slug:slug>/records/<uuid:pk>/record.<slug:fmt>", records.record_file, name="record-file"),
    path("<slug:slug>/records/<uuid:pk>/files/<uuid:file>/", records.attachment, name="record-attachment"),
    path("<slug:slug>/normative/", records.normative, name="normative"),
    path("<slug:slug>/feed.atom", records.feed, name="feed"),
]
