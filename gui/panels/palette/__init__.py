"""The command palette: one field that finds everything that can be done or gone to."""
