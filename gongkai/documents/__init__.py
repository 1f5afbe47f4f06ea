"""Stored files: ledgers in xlsx, text extraction, safe opening. No Django is imported by the package itself."""

from pathlib import Path

from gongkai_law.errors import register_messages

register_messages(Path(__file__).parent / "messages")
