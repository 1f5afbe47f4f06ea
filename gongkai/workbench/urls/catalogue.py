"""The standard catalogue (标准目录): editions, items, import, coverage, what is owed."""

from django.urls import path

from gongkai.workbench.views import catalogue, catalogue_import, coverage, obligations

urlpatterns = [
    path("catalogue/", catalogue.overview, name="catalogue"),
    path("catalogue/sample/", catalogue.sample, name="catalogue-sample"),
    path("catalogue/import/", catalogue_import.upload, name="catalogue-import"),
    path("catalogue/editions/<uuid:pk>/", catalogue.edition, name="catalogue-edition"),
    path("catalogue/editions/<uuid:pk>/export/", catalogue_import.export, name="catalogue-export"),
    path("catalogue/editions/<uuid:pk>/adopt/", catalogue.adopt, name="catalogue-adopt"),
    path("catalogue/editions/<uuid:pk>/amend/", catalogue.amend, name="catalogue-amend"),
    path("catalogue/editions/<uuid:pk>/discard/", catalogue.discard, name="catalogue-discard"),
    path("catalogue/items/<uuid:pk>/", catalogue.item, name="catalogue-item"),
    path("catalogue/items/<uuid:pk>/edit/", catalogue.item_edit, name="catalogue-item-edit"),
    path("catalogue/items/<uuid:pk>/remove/", catalogue.item_remove, name="catalogue-item-remove"),
    path("catalogue/items/<uuid:pk>/units/", catalogue.item_units, name="catalogue-item-units"),
    path("catalogue/items/<uuid:pk>/event/", catalogue.item_event, name="catalogue-item-event"),
    path("catalogue/coverage/", coverage.heat_map, name="catalogue-coverage"),
    path("catalogue/coverage/export/", coverage.export, name="catalogue-coverage-export"),
    path("catalogue/coverage/cell/<uuid:pk>/", coverage.cell, name="catalogue-cell"),
    path("catalogue/years/", coverage.renew, name="catalogue-renew"),
    path("catalogue/due/", coverage.due, name="catalogue-due"),
    path("catalogue/owed/<uuid:pk>/", obligations.obligation, name="catalogue-obligation"),
    path("catalogue/owed/<uuid:pk>/nothing/", obligations.nothing, name="catalogue-nothing"),
    path("catalogue/owed/<uuid:pk>/withdraw/", obligations.withdraw, name="catalogue-withdraw"),
    path("catalogue/ties/<uuid:pk>/release/", obligations.release, name="catalogue-release"),
    path("catalogue/records/<uuid:pk>/", obligations.record, name="catalogue-record"),
    path("catalogue/records/<uuid:pk>/<uuid:owed>/", obligations.tie, name="catalogue-tie"),
]
