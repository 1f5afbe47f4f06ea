"""Wording that is certainly wrong: errors of writing, days that do not exist, replaced names, attachments miscounted."""

from gongkai_law.wording.check import OfficeEntry, WordingFinding, check_wording

__all__ = ["OfficeEntry", "WordingFinding", "check_wording"]
