"""Gongkai (公开): the whole government-information-disclosure work of an agency."""

__version__ = "0.1.0"
