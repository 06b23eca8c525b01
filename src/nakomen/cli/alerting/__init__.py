"""Where alerts go, and what was told there already."""
