"""The invented office and case of previews and tests."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

from gongkai.letters.sender import Sender
from gongkai_law.remedies import RemedyForum


@lru_cache(maxsize=1)
def common_sample() -> dict[str, Any]:
    """Facts that every sample shares, with `sender`."""
    return tomllib.loads((Path(__file__).parent / "sample.toml").read_text("utf-8"))


def sample_sender() -> Sender:
    """The invented office."""
    sender = common_sample()["sender"]
    forum = RemedyForum(
        recon_body=sender["recon_body"],
        court=sender["court"],
        online_url=sender["online_url"],
        complaint_body=sender["complaint_body"],
    )
    return Sender(
        name=sender["name"],
        short_name=sender["short_name"],
        contact=sender["contact"],
        forum=forum,
        address=sender["address"],
    )
