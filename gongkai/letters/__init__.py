"""Official papers after GB/T 9704: fonts, letters of 27 kinds, an agency's own templates.

The package itself imports no Django; a kind joins by its folder in `kinds/`. It knows what a letter says and how it
looks, and nothing of the cases it is written in.
"""
