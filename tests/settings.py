"""The product's settings for tests: its own data in a folder that goes with the process, never in `var/`.

The database is the one DATABASE_URL names; without it SQLite in a file, as in an office, not in memory.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

folder = tempfile.mkdtemp(prefix="gongkai-tests-")
atexit.register(shutil.rmtree, folder, ignore_errors=True)
os.environ["GONGKAI_DATA_DIR"] = folder
if os.environ.get("DATABASE_URL", "").startswith("sqlite"):
    del os.environ["DATABASE_URL"]

from gongkai.settings import *  # noqa: E402, F403  # only now does it read the folder above
from gongkai.settings import DATABASES  # noqa: E402

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"] = {"NAME": str(Path(folder) / "test.sqlite3")}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
