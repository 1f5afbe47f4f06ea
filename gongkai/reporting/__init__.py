"""The annual report (年度报告): collect, draft, freeze, export, and reading other agencies' reports."""
