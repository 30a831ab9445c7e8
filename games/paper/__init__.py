"""The briefing as data."""
