"""Keeping bytes: names made safe, kinds told by content, the content-addressed store."""
