"""The public copy of a list of people: a new file made from the visible tables, with nothing else of the original in it."""
