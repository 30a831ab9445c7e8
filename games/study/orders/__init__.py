"""What the order of moves changes: every play of a scenario, side by side."""
