"""pdfium keeps state of its own: one thread at a time may be inside it, whoever reads a pdf in the process."""

from __future__ import annotations

import threading

ONE_AT_A_TIME = threading.RLock()
