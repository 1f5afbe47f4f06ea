"""Pages of the workbench (工作台), one module of addresses a subject; a new module joins by lying here."""

from __future__ import annotations

from gongkai.base.folders import gathered

app_name = "workbench"
urlpatterns = [pattern for module in gathered(__name__, __path__) for pattern in module.urlpatterns]
