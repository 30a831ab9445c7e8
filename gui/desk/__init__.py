"""The desk: its frame and its talks."""
