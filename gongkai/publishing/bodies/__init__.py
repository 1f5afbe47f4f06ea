"""The body of a record: safe HTML from an editor, plain text, or a Word file."""
