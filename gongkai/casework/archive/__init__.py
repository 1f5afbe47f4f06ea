"""Archiving: is the file complete, the package (BagIt), retention, anonymising when the term is over."""
