"""Public pages: published data only, readable without JavaScript, cacheable by a version stamp."""
