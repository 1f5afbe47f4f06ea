"""Annual reports that agencies below send in as files: received, read, checked, listed."""
