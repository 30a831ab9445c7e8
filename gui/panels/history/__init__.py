"""The history panel: every step by name, and a click to go there."""
