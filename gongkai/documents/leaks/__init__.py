"""The leak gate: what stands in texts and files that must not leave the office, and what a person let stand. (条例 15)

`findings.find_leaks` looks, `services` acts, `queries` reads. Identity and bank numbers stop; the rest warns unless it
is the office's own contact or was waived with a reason. Values are kept masked, and known again by a keyed mark only.
"""
