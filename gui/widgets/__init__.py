"""The panels of the window. Each speaks by signals; none knows another."""
