"""The assistant for a new scenario: a dialog of a few steps over the table that they make."""
