"""Numbers in the words of a report: read as statements, held against the tables (K12–K14, K18)."""
