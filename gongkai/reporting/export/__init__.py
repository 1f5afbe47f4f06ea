"""The report on paper: docx, pdf, html, xlsx and json from one plain description of it. No Django is imported here."""
