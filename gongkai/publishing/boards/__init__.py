"""Sheets for boards: a public version's text as blocks, laid out on A3 or A4 to be read from two metres."""
