"""The command-line face: one module per command with `configure(parser)` and `run(arguments) -> exit code`."""

from pathlib import Path

from gongkai_law.errors import register_messages

register_messages(Path(__file__).parent / "messages")
