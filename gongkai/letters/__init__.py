"""Official papers: fonts, and later the letters, after GB/T 9704. No Django is imported by the package itself."""
