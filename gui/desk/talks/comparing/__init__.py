"""Two scenarios compared: which, in which window, and on which paper."""
