"""One module (or package) per kind of file. A new kind is a new module here; nothing else changes.

Each has `KIND` (name in `OpenedFile.kind`), `SUFFIXES` (endings it is usually saved under), `RANK` (small ones are
asked first), `recognises(upload) -> bool` (looks at the content, never at the name) and `read(upload) -> OpenedFile`.
Heavy libraries are imported inside `read`.
"""
