"""Importing a year's ledger from a spreadsheet."""

from django.urls import path

from gongkai.workbench.views import ledgers

urlpatterns = [
    path("import/<slug:key>/", ledgers.ledger_import, name="ledger-import"),
    path("import/<slug:key>/template/", ledgers.ledger_template, name="ledger-template"),
]
