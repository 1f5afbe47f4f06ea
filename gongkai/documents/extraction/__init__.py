"""The text of a file for screening, with everything people forget. Plain Python: no Django is imported below here."""
