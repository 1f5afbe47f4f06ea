"""Duties to publish unasked (条例 19–26), exemptions (14–16), who answers for a piece of information (10), the guide (12)."""
