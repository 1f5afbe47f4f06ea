"""Reading anyone's annual report, deterministically. Plain Python: no Django is imported below this package."""
