"""Opening, saving, and what keeps the work."""
